import { z } from 'zod';
import { grantAccess, isKey, isReadRevoked, toRevocationMessage, type Access } from './access.ts';
import type { Channel } from './channel.ts';
import { JoinRefusal } from './join-refusal.ts';

const payloadSchema = z.object({ access_token: z.string() });

/**
 * Applies a new token to a channel, which is closed if the token does not allow reading it. There is no answer. As in
 * Supabase, a key is ignored: the client sends the key whenever Auth has no session, also where a token was set by hand.
 */
export async function handleAccessToken(channel: Channel, payload: unknown): Promise<void> {
  const { success, data } = payloadSchema.safeParse(payload);
  if (!success || data.access_token === channel.access.token || isKey(data.access_token)) return;
  let access: Access;
  try {
    access = await grantAccess(channel.context, channel.topic, channel.request, data.access_token);
  } catch (error) {
    if (!(error instanceof JoinRefusal)) throw error;
    // the token may be good if the database cannot be reached
    if (error.code === 'UnableToConnectToProject') channel.fail();
    else channel.shutDown(error.message);
    return;
  }
  if (channel.isClosed) return;
  if (isReadRevoked(channel.access, access, channel.wantsPresence)) {
    channel.shutDown(toRevocationMessage(channel.topic));
    return;
  }
  channel.access = access;
  if (!channel.changes.isEmpty) channel.changes.report(await channel.changes.confirm());
}

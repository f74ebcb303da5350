import { z } from 'zod';
import { grantAccess, isKey, isReadRevoked, toRevocationMessage, type Access } from './access.ts';
import type { Channel } from './channel.ts';
import { JoinRefusal } from './join-refusal.ts';

const payloadSchema = z.object({ access_token: z.string() });

/**
 * Goes on with a new token: what it no longer opens is closed. There is no answer. A key is passed over, as Supabase
 * does: the client sends it whenever Auth has no session, and so also where somebody has set a token of their own.
 */
export async function handleAccessToken(channel: Channel, payload: unknown): Promise<void> {
  const { success, data } = payloadSchema.safeParse(payload);
  if (!success || data.access_token === channel.access.token) return;
  if (isKey(data.access_token)) return;
  let access: Access;
  try {
    access = await grantAccess(channel.context, channel.topic, channel.request, data.access_token);
  } catch (error) {
    if (!(error instanceof JoinRefusal)) throw error;
    // the token is not to blame if the database cannot be asked
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
  if (!channel.changes.isEmpty) channel.changes.tell(await channel.changes.confirm());
}

import type { ClientFrame } from '../wire/decode-client-frame.ts';
import type { Channel, ChannelSocket } from './channel.ts';
import { createChannelOutput } from './channel-output.ts';
import { handleAccessToken } from './handle-access-token.ts';
import { handleBroadcast } from './handle-broadcast.ts';
import { handlePresence } from './handle-presence.ts';

/** Handles a message of a client that is not a join. `channel` is undefined if its topic has not been joined. */
export function handleMessage(
  { version, send, countEvent }: ChannelSocket,
  channel: Channel | undefined,
  frame: ClientFrame,
): void | Promise<void> {
  const output = channel?.output ?? createChannelOutput({ version, ...frame, send });
  if (frame.event === 'phx_leave') {
    output.reply(frame.ref, 'ok');
    // a leave may name a join that a newer one has replaced; other messages count whatever join they name
    if (!channel || (frame.joinRef !== null && frame.joinRef !== channel.joinRef)) return undefined;
    channel.leave();
    return output.close();
  }
  if (!channel) return output.reply(frame.ref, 'error', { reason: 'unmatched topic' });
  switch (frame.event) {
    case 'broadcast':
      return handleBroadcast(channel, frame);
    case 'presence':
      return handlePresence(channel, frame);
    case 'access_token':
      return handleAccessToken(channel, frame.payload);
    default:
      if (!countEvent()) return channel.shutDown('Too many messages per second');
      return output.reply(frame.ref, 'error', { reason: `Unexpected message of type ${frame.event}` });
  }
}

import { z } from 'zod';
import { isTooLarge } from '../realtime-limits.ts';
import type { ClientFrame } from '../wire/decode-client-frame.ts';
import type { Channel } from './channel.ts';

const presenceSchema = z.object({ event: z.string().toLowerCase(), payload: z.unknown().optional() });
const stateSchema = z.record(z.string(), z.unknown());

/** Adds the member of a channel to the presence of its room, or removes it. */
export function handlePresence(channel: Channel, frame: ClientFrame): void {
  const { output, room, member } = channel;
  const { success, data } = presenceSchema.safeParse(frame.payload);
  if (!success) return output.reply(frame.ref, 'error', { reason: 'A presence message needs an event' });
  if (!countCall(channel)) return channel.shutDown('Client presence rate limit exceeded');
  if (!channel.socket.countEvent()) return channel.shutDown('Too many messages per second');
  if (data.event === 'track') return track(channel, frame.ref, data.payload ?? {});
  if (data.event === 'untrack') {
    room.untrack(member);
    return output.reply(frame.ref, 'ok');
  }
  return output.reply(frame.ref, 'error', { reason: `Unknown presence event ${data.event}` });
}

function track(channel: Channel, ref: string | null, payload: unknown): void {
  const { context, access, output, room, member, request, topic } = channel;
  if (access.permissions && !access.permissions.presence.write) {
    context.log(
      'PresenceDenied',
      `${topic} as ${access.identity.role}: no policy on realtime.messages lets it insert with extension 'presence'`,
    );
    return output.reply(ref, 'error', { reason: 'Unauthorized' });
  }
  const { success, data } = stateSchema.safeParse(payload);
  if (!success) return output.reply(ref, 'error', { reason: 'Presence track payload must be a map' });
  if (isTooLarge(Buffer.byteLength(JSON.stringify(data)), context.limits)) {
    return channel.shutDown('Track message size exceeded');
  }
  channel.wantsPresence = true;
  room.track(member, request.presence.key, data);
  return output.reply(ref, 'ok');
}

/** Counts calls in windows. Returns false if the window has too many. */
function countCall({ context: { limits }, presenceCalls }: Channel): boolean {
  const now = performance.now();
  if (presenceCalls.count === 0 || now - presenceCalls.since > limits.presenceWindowMs) {
    presenceCalls.since = now;
    presenceCalls.count = 0;
  }
  presenceCalls.count += 1;
  return presenceCalls.count <= limits.maxPresenceCalls;
}

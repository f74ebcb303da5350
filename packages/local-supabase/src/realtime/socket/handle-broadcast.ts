import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { RETENTION_HOURS } from '../messages/message-store.ts';
import { isTooLarge } from '../realtime-limits.ts';
import { toReason } from '../realtime-log.ts';
import { toJsonBroadcast, type BroadcastMessage } from '../wire/broadcast-message.ts';
import type { ClientFrame } from '../wire/decode-client-frame.ts';
import type { Channel } from './channel.ts';

/** `true` for 72 hours, or a number of seconds. */
export const persistSchema = z.union([
  z.boolean(),
  z.object({
    ttl: z
      .number()
      .positive()
      .max(RETENTION_HOURS * 3600)
      .optional(),
  }),
]);
const textSchema = z.object({ event: z.string(), payload: z.unknown().optional() });
const metaSchema = z.object({ persist: persistSchema.optional() });

/** Sends a broadcast to the room, and answers it if the channel has asked for answers. */
export function handleBroadcast(channel: Channel, frame: ClientFrame): void | Promise<void> {
  const { context, request, access, output, room, member, topic } = channel;
  const message = toBroadcast(frame);
  if (!message) return output.reply(frame.ref, 'error', { reason: 'A broadcast needs an event' });
  if (access.permissions && !access.permissions.broadcast.write) {
    // no answer: it would tell the sender what the policies say
    context.log(
      'BroadcastDenied',
      `${topic} as ${access.identity.role}: no policy on realtime.messages lets it insert with extension 'broadcast'`,
    );
    return undefined;
  }
  if (!channel.socket.countEvent()) return channel.shutDown('Too many messages per second');

  const reply = (status: 'ok' | 'error', response?: unknown) => {
    if (request.broadcast.ack) output.reply(frame.ref, status, response);
  };
  if (isTooLarge(message.content.length, context.limits)) {
    context.log('BroadcastTooLarge', `${topic}: ${message.content.length} bytes`);
    return reply('error', { reason: 'payload_size_exceeded' });
  }
  const meta = metaSchema.safeParse(frame.binary?.meta ?? {});
  if (!meta.success)
    return reply('error', { error: 'persist must be true or have a ttl of at most 72 hours' });
  const { persist } = meta.data;
  if (persist === undefined || persist === false) {
    room.broadcast(message, request.broadcast.self ? undefined : member);
    return reply('ok');
  }
  return persistBroadcast(channel, message, persist === true ? undefined : persist.ttl, reply);
}

async function persistBroadcast(
  { context, request, room, member, topic }: Channel,
  message: BroadcastMessage,
  ttlSeconds: number | undefined,
  reply: (status: 'ok' | 'error', response?: unknown) => void,
): Promise<void> {
  if (!request.isPrivate) return reply('error', { error: 'Only messages of private channels can be kept' });
  try {
    const id = randomUUID();
    // the stream brings it, too, but does not know its sender
    context.feed.markDelivered(id);
    await context.messages.keep(id, topic, message, ttlSeconds);
    room.broadcast({ ...message, meta: { id } }, request.broadcast.self ? undefined : member);
    reply('ok');
  } catch (error) {
    context.log('DatabaseUnavailable', `a message of ${topic} could not be kept: ${toReason(error)}`);
    reply('error', { error: 'The message could not be kept' });
  }
}

function toBroadcast({ binary, payload }: ClientFrame): BroadcastMessage | undefined {
  if (binary) return { event: binary.userEvent, encoding: binary.encoding, content: binary.content };
  const { success, data } = textSchema.safeParse(payload);
  return success ? toJsonBroadcast(data.event, data.payload) : undefined;
}

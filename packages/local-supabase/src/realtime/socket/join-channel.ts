import type { RealtimeContext } from '../realtime-context.ts';
import { toReason } from '../realtime-log.ts';
import type { Replay } from '../messages/message-store.ts';
import type { ClientFrame } from '../wire/decode-client-frame.ts';
import { encodeBroadcast } from '../wire/encode-server-frame.ts';
import { chooseToken, grantAccess, unauthorized, type Access } from './access.ts';
import { Channel, type ChannelSocket } from './channel.ts';
import { createChannelOutput } from './channel-output.ts';
import { JoinRefusal } from './join-refusal.ts';
import { parseJoin, type JoinRequest } from './parse-join.ts';
import { resolveWithin } from './resolve-within.ts';

/** How long a join waits until the changes are streaming if the client has not set a time. */
const CHANGES_WAIT_MS = 5000;
const REPLICATION_READY_WAIT_MS = 15_000;

/**
 * Joins a socket to a topic, and answers the client in any case.
 *
 * @returns the channel, or `undefined` if the join was refused
 */
export async function joinChannel(
  context: RealtimeContext,
  socket: ChannelSocket,
  frame: ClientFrame,
): Promise<Channel | undefined> {
  const { joinRef, ref, topic } = frame;
  const output = createChannelOutput({ version: socket.version, topic, joinRef, send: socket.send });
  let channel: Channel | undefined;
  try {
    const request = parseJoin(frame.payload);
    const name = topic.replace('realtime:', '');
    const token = await chooseToken(context, request.token, socket.apiKey);
    const access = await grantAccess(context, name, request, token);
    requireReplayable(name, request, access);
    channel = new Channel({ context, socket, topic, joinRef, request, access, output });
    await openChannel(channel, ref);
    return channel;
  } catch (error) {
    channel?.leave();
    const isRefusal = error instanceof JoinRefusal;
    const reason = isRefusal ? error.reason : 'Unknown Error on Channel';
    context.log(
      isRefusal ? 'JoinRefused' : 'InternalError',
      `${topic}: ${isRefusal ? reason : toReason(error)}`,
    );
    output.reply(ref, 'error', { reason });
    return undefined;
  }
}

/** Reads the replay, waits until the changes are streaming, answers the join, and opens the channel. */
async function openChannel(channel: Channel, ref: string | null): Promise<void> {
  const { request, changes, output, socket, member, room } = channel;
  const confirmation = changes.isEmpty ? Promise.resolve(undefined) : changes.confirm();
  const [confirmed, replay] = await Promise.all([
    resolveWithin(confirmation, request.waitMs ?? CHANGES_WAIT_MS),
    readReplay(channel),
  ]);
  if (request.waitMs !== undefined) requireConfirmed(confirmed, request.waitMs);

  output.reply(ref, 'ok', { postgres_changes: changes.describe() });
  for (const { broadcast } of replay?.messages ?? []) {
    const frame = encodeBroadcast(socket.version, `realtime:${channel.topic}`, broadcast);
    if (frame) socket.send(frame);
  }
  channel.open(replay);
  if (member.readsPresence) output.push('presence_state', room.presenceState());
  if (!changes.isEmpty) void confirmation.then((problem) => changes.report(problem));
  if (request.broadcast.replicationReady) void reportReplicationReady(channel);
}

function requireReplayable(
  topic: string,
  { broadcast, isPrivate }: JoinRequest,
  { permissions }: Access,
): void {
  if (broadcast.replay === undefined) return;
  if (!isPrivate)
    throw new JoinRefusal('UnableToReplayMessages', 'Replay is not allowed for public channels');
  if (broadcast.replay === 'invalid') {
    throw new JoinRefusal('UnableToReplayMessages', 'Replay params are not valid');
  }
  if (!permissions?.broadcast.read) throw unauthorized(topic);
}

async function readReplay({ context, request, topic }: Channel): Promise<Replay | undefined> {
  const { replay } = request.broadcast;
  if (replay === undefined || replay === 'invalid') return undefined;
  return context.messages.replay(topic, replay.since, replay.limit).catch((error: unknown) => {
    context.log('DatabaseUnavailable', toReason(error));
    throw new JoinRefusal('UnableToReplayMessages', 'Realtime was unable to replay messages');
  });
}

function requireConfirmed(confirmed: { value: string | undefined } | undefined, waitMs: number): void {
  if (!confirmed) {
    throw new JoinRefusal(
      'PostgresChangesSubscribeTimeout',
      `The subscription to postgres_changes was not ready within ${waitMs} ms`,
    );
  }
  const { value: problem } = confirmed;
  if (problem !== undefined) throw new JoinRefusal('RealtimeDisabledForConfiguration', problem);
}

async function reportReplicationReady(channel: Channel): Promise<void> {
  const isReady = await resolveWithin(channel.context.feed.whenLive(), REPLICATION_READY_WAIT_MS);
  if (channel.isClosed) return;
  if (isReady) channel.output.system('system', 'ok', 'Replication connection established');
  else channel.shutDown('Replication connection was not established in time');
}

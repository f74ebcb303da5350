import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'vitest';
import type { ResetReason } from '../src/protocol/index.ts';
import { createHub, type EventLog } from '../src/server/index.ts';
import { CheckedReader } from './checked-reader.ts';
import { createFaultyLog } from './faulty-log.ts';
import { READERS, TOPICS, type Action, type Cut, type ResumeScript } from './resume-script.ts';

/** A connection under way. */
interface Connection {
  /** Ends it, from the reader's side. */
  cut(): void;
}

/** How readers reach the hub: straight, or over HTTP. */
export type Connect = (
  hub: ReturnType<typeof createHub>,
  topics: string[],
  cursor: string | null,
  takeBytes: number,
  onChunk: (chunk: Uint8Array) => void,
) => Promise<Connection>;

export interface ScriptLog {
  log: EventLog;
  renewEpoch: () => Promise<void>;
}

/**
 * Plays a script and checks the invariant: whatever was received before a cut, together with what is received after
 * it, is the log, each event once and in order, or a visible reset with a snapshot.
 */
export async function runResumeScript(
  script: ResumeScript,
  { log, renewEpoch }: ScriptLog,
  connect: Connect,
) {
  const faulty = createFaultyLog(log, script.limits);
  const errors: unknown[] = [];
  const hub = createHub({
    log: faulty,
    // With sound notifications the poll must not be needed.
    pollMs: losesNotifications(script) ? 20 : 600_000,
    recentBytesPerTopic: script.recentBytes,
    onError: (error) => errors.push(error),
  });
  const readers = READERS.map((indexes) => new CheckedReader(indexes.map((index) => TOPICS[index] ?? '')));
  let pruned = false;
  let renewed = false;
  let n = 0;

  const perform = async (action: Action) => {
    switch (action.do) {
      case 'append': {
        const { count, transient, size } = action;
        await log.append(
          TOPICS[action.topic] ?? '',
          Array.from({ length: count }, () => ({
            event: { type: 'step', n: (n += 1), text: 'é'.repeat(size) },
            transient,
          })),
        );
        break;
      }
      case 'prune':
        pruned = true;
        await log.prune(TOPICS[action.topic] ?? '');
        break;
      case 'renew epoch':
        renewed = true;
        await renewEpoch();
        break;
      case 'notifications':
        faulty.notifications = action.are;
        break;
    }
  };
  const isCurrent = async (reader: CheckedReader) => {
    const { topics } = await log.snapshot(reader.topics);
    const epoch = await log.epoch();
    return (
      topics.every(({ topic, head }) => reader.seq(topic) === head) && reader.cursor?.startsWith(`${epoch}~`)
    );
  };

  /** Reads until the cut, or until everything that happened is there. */
  const follow = async (reader: CheckedReader, cut: Cut, happened: Promise<void>) => {
    const over = new AbortController();
    const room = createRoom(reader, cut);
    reader.connect();
    const onChunk = (chunk: Uint8Array) => {
      if (over.signal.aborted) return;
      try {
        room.feed(chunk);
        if (room.isFull()) over.abort();
      } catch (error) {
        over.abort(error);
      }
    };
    const connection = await connect(hub, reader.topics, reader.cursor, script.takeBytes, onChunk);
    over.signal.addEventListener('abort', () => connection.cut());
    await happened;
    while (!over.signal.aborted && !(await isCurrent(reader))) await turn();
    connection.cut();
    // Without a reason it is the cut.
    const { reason } = over.signal;
    if (reason instanceof Error && reason.name !== 'AbortError') throw reason;
  };

  try {
    for (const round of script.rounds) {
      const happening = Promise.withResolvers<void>();
      const following = readers.map((reader, index) =>
        follow(reader, round.cuts[index] ?? { after: 'all' }, happening.promise),
      );
      for (const action of round.connected) {
        await turn();
        await perform(action);
      }
      happening.resolve();
      await Promise.all(following);
      for (const action of round.outage) await perform(action);
    }
    await Promise.all(readers.map((reader) => follow(reader, { after: 'all' }, Promise.resolve())));

    for (const reader of readers) {
      for (const { topic, head, state } of (await log.snapshot(reader.topics)).topics) {
        expect({ topic, seq: reader.seq(topic), state: reader.state(topic) }).toEqual({
          topic,
          seq: head,
          state,
        });
      }
      const allowed = new Set<ResetReason>([
        ...(pruned ? ['pruned' as const] : []),
        ...(renewed ? ['epoch' as const] : []),
      ]);
      expect(reader.resets.filter((reason) => !allowed.has(reason))).toEqual([]);
    }
    expect(errors).toEqual([]);
    while (hub.stats().streams > 0) await turn();
    expect(hub.stats()).toMatchObject({ topics: 0, recentBytes: 0 });
  } finally {
    await hub.close();
  }
  return readers;
}

function losesNotifications({ rounds }: ResumeScript): boolean {
  const actions = rounds.flatMap((round) => [...round.connected, ...round.outage]);
  return actions.some((action) => action.do === 'notifications' && action.are !== 'sound');
}

/** Lets a reader have as much of a connection as its cut leaves, to the byte or to the message. */
function createRoom(reader: CheckedReader, cut: Cut) {
  const bytes = cut.after === 'bytes' ? cut.count : Infinity;
  const messages = cut.after === 'messages' ? cut.count : Infinity;
  const isFull = () => reader.bytes >= bytes || reader.messages >= messages;
  const feed = (chunk: Uint8Array) => {
    for (const piece of splitMessages(chunk))
      if (!isFull()) reader.feed(piece.subarray(0, bytes - reader.bytes));
  };
  return { feed, isFull };
}

function* splitMessages(chunk: Uint8Array): Generator<Uint8Array> {
  let from = 0;
  for (;;) {
    const end = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).indexOf('\n\n', from);
    if (end === -1) break;
    yield chunk.subarray(from, end + 2);
    from = end + 2;
  }
  if (from < chunk.byteLength) yield chunk.subarray(from);
}

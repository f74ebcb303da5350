import type { Duplex } from 'node:stream';
import type { Connection, Submittable } from 'pg';

export interface ReplicationHandler {
  /** Called when the stream has begun: all later commits will come. */
  onStart(): void;
  /** Called with each message of the output plugin. The bytes are valid during the call only. */
  onMessage(data: Buffer): void;
}

/** A query that pg submits like any other, and that runs as long as Postgres streams. */
export interface ReplicationQuery extends Submittable {
  /** Resolves when Postgres has ended the stream; rejects if Postgres refuses or the connection breaks. */
  readonly ended: Promise<void>;
  /** Tells Postgres that everything up to here has been received. */
  acknowledge(): void;
  pause(): void;
  resume(): void;
}

const XLOG_DATA = 0x77;
const KEEPALIVE = 0x6b;
const XLOG_HEADER_BYTES = 25;
const COPY_DATA = 'd';

/**
 * @param text `START_REPLICATION ...`
 * @see https://www.postgresql.org/docs/17/protocol-replication.html
 */
export function createReplicationQuery(text: string, handler: ReplicationHandler): ReplicationQuery {
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  let stream: Duplex | undefined;
  let received = 0n;

  function acknowledge(): void {
    if (stream?.writable) stream.write(encodeStatus(received));
  }

  const query = {
    ended,
    acknowledge,
    pause: () => void stream?.pause(),
    resume: () => void stream?.resume(),
    submit(connection: Connection) {
      stream = connection.stream;
      connection.once('replicationStart', () => handler.onStart());
      connection.query(text);
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      received = chunk.readBigUInt64BE(1);
      if (chunk[0] === XLOG_DATA) handler.onMessage(chunk.subarray(XLOG_HEADER_BYTES));
      else if (chunk[0] === KEEPALIVE && chunk[17] === 1) acknowledge();
    },
    handleError: reject,
    handleReadyForQuery: () => resolve(),
    handleCommandComplete: () => undefined,
    handleRowDescription: () => undefined,
    handleDataRow: () => undefined,
    handleEmptyQuery: () => undefined,
  };
  return query;
}

/** Encodes a "Standby status update" as a message of the copy protocol. */
function encodeStatus(position: bigint): Buffer {
  const message = Buffer.alloc(39);
  message.write(COPY_DATA);
  message.writeInt32BE(38, 1);
  message.write('r', 5);
  for (const offset of [6, 14, 22]) message.writeBigUInt64BE(position, offset);
  return message;
}

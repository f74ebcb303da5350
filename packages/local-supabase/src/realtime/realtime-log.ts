/** Writes one line for the operator. `code` is stable. Tokens and payloads never appear. */
export type RealtimeLog = (code: RealtimeLogCode, message: string) => void;

export type RealtimeLogCode =
  | 'BroadcastDenied'
  | 'BroadcastTooLarge'
  | 'ChannelClosed'
  | 'ConnectionRefused'
  | 'DatabaseUnavailable'
  | 'InternalError'
  | 'JoinRefused'
  | 'MalformedFrame'
  | 'PolicyFailed'
  | 'PresenceDenied'
  | 'ReplicationLost'
  | 'ReplicationReady'
  | 'ReplicationWaiting'
  | 'RowCheckFailed'
  | 'SlowConsumer'
  | 'SubscriptionRefused';

const SILENCE_MS = 10_000;
const REMEMBERED_LINES = 1000;

/**
 * Writes equal lines only once in 10 s, so that a client that repeats a mistake cannot fill the disk.
 *
 * @param writeLine receives `Realtime <code>: <message>`
 */
export function createRealtimeLog(writeLine: (line: string) => void): RealtimeLog {
  const written = new Map<string, number>();
  return (code, message) => {
    const line = `Realtime ${code}: ${message.replaceAll(/[\r\n]+/g, ' ')}`;
    const now = performance.now();
    if (now - (written.get(line) ?? -Infinity) < SILENCE_MS) return;
    if (written.size >= REMEMBERED_LINES) written.clear();
    written.set(line, now);
    writeLine(line);
  };
}

/** The message of a thrown value. */
export function toReason(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}

/** One line for the person who runs the server. `code` is stable; tokens and payloads never appear. */
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
 * Says the same only once in ten seconds, or whoever repeats a mistake fast enough would fill the disk.
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

/** The message of whatever was thrown. */
export function toReason(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}

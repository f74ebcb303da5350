/** What one client may cost the server. The values are those of a self-hosted Supabase. */
export const DEFAULT_LIMITS = {
  /** Sockets that have joined a channel. */
  maxConcurrentUsers: 200,
  /** Messages of a socket per second, averaged over a minute. The channel of a message above it is closed. */
  maxEventsPerSecond: 100,
  /** Joins of a socket per second, averaged over a minute. A socket above it is closed. */
  maxJoinsPerSecond: 100,
  /** Channels that a socket has joined at once. */
  maxChannelsPerClient: 100,
  /** Size of one broadcast or one tracked state, in thousands of bytes. */
  maxPayloadSizeKb: 3000,
  /** Size of one WebSocket message, in bytes. The socket of a larger message is closed with code 1009. */
  maxFrameBytes: 5_000_000,
  /** `track` and `untrack` calls of a channel in `presenceWindowMs`. A channel above it is closed. */
  maxPresenceCalls: 5,
  presenceWindowMs: 30_000,
  /** Bytes that wait for one slow socket. A socket above it is closed. */
  maxSendBufferBytes: 50_000_000,
  /** A socket that has sent nothing for so many milliseconds, not even a pong, is closed. */
  idleTimeoutMs: 60_000,
};

export type RealtimeLimits = typeof DEFAULT_LIMITS;

/** Whether a content is too large. Like in Supabase, 500 bytes are added for its envelope. */
export function isTooLarge(bytes: number, { maxPayloadSizeKb }: RealtimeLimits): boolean {
  return bytes > maxPayloadSizeKb * 1000 + 500;
}

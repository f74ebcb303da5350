/** What one client may cost the server. The defaults are those of a self-hosted Supabase. */
export interface RealtimeLimits {
  /** Sockets that have joined a channel. Default 200. */
  maxConcurrentUsers: number;
  /**
   * Messages a socket may send in a second, averaged over a minute; then the channel it sends to is closed. Counted
   * per socket, so that one page in a loop costs the others nothing. Default 100.
   */
  maxEventsPerSecond: number;
  /** Joins a socket may attempt in a second, averaged over a minute; then it is closed. Default 100. */
  maxJoinsPerSecond: number;
  /** Channels a socket may have joined at once. Default 100. */
  maxChannelsPerClient: number;
  /** Size of one broadcast or one tracked state, in thousands of bytes. Default 3000. */
  maxPayloadSizeKb: number;
  /** Size of one WebSocket message, in bytes; the socket is closed with code 1009 if it is larger. Default 5,000,000. */
  maxFrameBytes: number;
  /** `track` and `untrack` calls of a channel in one window; then the channel is closed. Default 5. */
  maxPresenceCalls: number;
  /** Length of that window, in milliseconds. Default 30,000. */
  presenceWindowMs: number;
  /** What may wait for one slow socket, in bytes, before it is cut off. Default 50,000,000. */
  maxSendBufferBytes: number;
  /** A socket from which nothing has come for so long, not even a pong, is cut off; in milliseconds. Default 60,000. */
  idleTimeoutMs: number;
}

export const DEFAULT_LIMITS: RealtimeLimits = {
  maxConcurrentUsers: 200,
  maxEventsPerSecond: 100,
  maxJoinsPerSecond: 100,
  maxChannelsPerClient: 100,
  maxPayloadSizeKb: 3000,
  maxFrameBytes: 5_000_000,
  maxPresenceCalls: 5,
  presenceWindowMs: 30_000,
  maxSendBufferBytes: 50_000_000,
  idleTimeoutMs: 60_000,
};

/** Is this content too large? Half a kilobyte of packaging is allowed for, as Supabase does. */
export function isTooLarge(bytes: number, { maxPayloadSizeKb }: RealtimeLimits): boolean {
  return bytes > maxPayloadSizeKb * 1000 + 500;
}

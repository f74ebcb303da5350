import { HEARTBEAT_MS } from '../protocol/limits.ts';

/** The timings of the client, in milliseconds. */
export interface RealtimeTimings {
  /** The server's heartbeat; a stream without a byte for 2.5 of them is dead. Default 15,000. */
  heartbeatMs: number;
  /** A request without an answer for this long has failed. Default 15,000. */
  connectTimeoutMs: number;
  /** First delay before another attempt; doubles with each failure. The server's `retry:` replaces it. Default 500. */
  retryBaseMs: number;
  /** Longest delay before jitter, which adds up to half of it. Default 20,000. */
  retryCapMs: number;
  /** How long a topic stays open without subscribers, so that a remount does not reconnect. Default 5,000. */
  lingerMs: number;
  /** Changes of topics within this time become one reconnect. Default 20. */
  settleMs: number;
  /** How long a skipped event may still arrive from another tab before it is fetched. Default 250. */
  gapPatienceMs: number;
  /** A follower that has heard nothing from the leader for this long asks whether it is there. Default 5,000. */
  leaderSilenceMs: number;
  /** How long the leader may take to answer before its place is taken. Default 2,000. */
  leaderAnswerMs: number;
}

/** The defaults, which fit the defaults of the server. */
export const DEFAULT_TIMINGS: RealtimeTimings = {
  heartbeatMs: HEARTBEAT_MS,
  connectTimeoutMs: 15_000,
  retryBaseMs: 500,
  retryCapMs: 20_000,
  lingerMs: 5_000,
  settleMs: 20,
  gapPatienceMs: 250,
  leaderSilenceMs: 5_000,
  leaderAnswerMs: 2_000,
};

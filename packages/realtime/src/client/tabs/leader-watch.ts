import type { RealtimeTimings } from '../timings.ts';

/** Notices a leader that no longer runs. */
export type LeaderWatch = ReturnType<typeof createLeaderWatch>;

/** What a watch needs. */
export interface LeaderWatchOptions {
  timings: Pick<RealtimeTimings, 'leaderSilenceMs' | 'leaderAnswerMs'>;
  random: () => number;
  ping: (wake: boolean) => void;
  /** The leader did not answer. */
  onSilent: () => void;
}

/**
 * Pings the leader after a silence. The answer comes from the leader's message handler, which browsers do not throttle
 * in the background as they do timers, so a leader that is merely hidden is never taken for dead.
 */
export function createLeaderWatch({ timings, random, ping, onSilent }: LeaderWatchOptions) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Jitter lets one of many followers ping, or take over, before the others do. */
  function later(delayMs: number, action: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(action, delayMs * (1 + random() / 2));
  }

  function wait(): void {
    later(timings.leaderSilenceMs, () => pingNow(false));
  }

  function pingNow(wake: boolean): void {
    ping(wake);
    later(timings.leaderAnswerMs, () => {
      onSilent();
      wait();
    });
  }

  wait();
  return {
    /** Call it when the leader was heard. */
    heard: wait,
    /** Pings the leader now instead of after a silence. */
    pingNow,
    stop: () => clearTimeout(timer),
  };
}

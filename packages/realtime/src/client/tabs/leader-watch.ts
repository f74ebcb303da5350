import type { RealtimeTimings } from '../timings.ts';

/** Sees to it that a leader that no longer runs does not hold the others up. */
export interface LeaderWatch {
  /** The leader was heard. */
  heard: () => void;
  /** Asks now instead of after a silence. */
  ask: (wake: boolean) => void;
  stop: () => void;
}

/** What a watch needs. */
export interface LeaderWatchOptions {
  timings: Pick<RealtimeTimings, 'leaderSilenceMs' | 'leaderAnswerMs'>;
  random: () => number;
  ping: (wake: boolean) => void;
  /** The leader did not answer. */
  onSilent: () => void;
}

/**
 * Asks the leader for an answer after a silence. The answer comes from the leader's message handler, which
 * browsers do not throttle in the background as they do timers, so a leader that is merely hidden is never
 * taken for dead.
 */
export function createLeaderWatch({ timings, random, ping, onSilent }: LeaderWatchOptions): LeaderWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Some jitter, so that of many followers one asks, or takes over, and spares the others. */
  function later(delayMs: number, action: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(action, delayMs * (1 + random() / 2));
  }

  function wait(): void {
    later(timings.leaderSilenceMs, () => ask(false));
  }

  function ask(wake: boolean): void {
    ping(wake);
    later(timings.leaderAnswerMs, () => {
      onSilent();
      wait();
    });
  }

  wait();
  return {
    heard: wait,
    ask,
    stop: () => clearTimeout(timer),
  };
}

import type { RealtimeEnvironment } from '../environment.ts';

/** What an election needs. */
export interface TabLeaderOptions {
  /** The lock that the leader holds. */
  name: string;
  locks: NonNullable<RealtimeEnvironment['locks']>;
  /** This tab leads from now on. */
  onLead: () => void;
  /** Another tab has taken the lead; this tab is a candidate again. */
  onDeposed: () => void;
}

/** The part of one tab in the election of a leader. */
export type TabLeader = ReturnType<typeof createTabLeader>;

/**
 * Becomes a candidate at once. The tab that holds a Web Lock leads. The browser passes the lock on within milliseconds
 * when a tab closes, crashes or resigns, and never grants it to two tabs.
 *
 * @see https://developer.mozilla.org/docs/Web/API/Web_Locks_API
 */
export function createTabLeader({ name, locks, onLead, onDeposed }: TabLeaderOptions) {
  let waiting = new AbortController();
  let release: (() => void) | null = null;
  let resigned = false;

  function request(options: LockOptions): void {
    let held = false;
    const hold = (): Promise<void> | undefined => {
      if (resigned) return undefined;
      held = true;
      return new Promise<void>((resolve) => {
        release = resolve;
        onLead();
      });
    };
    locks.request(name, options, hold).catch((error: unknown) => {
      if (resigned) return;
      if (held) {
        release = null;
        onDeposed();
        stand();
      } else if (!(error instanceof Error) || error.name !== 'AbortError') {
        // Locks are refused to this page, as in a sandboxed frame: it leads itself.
        onLead();
      }
    });
  }

  function stand(): void {
    waiting = new AbortController();
    request({ signal: waiting.signal });
  }

  stand();
  return {
    /** Takes the lead from a leader that does not answer. */
    takeOver() {
      if (release || resigned) return;
      waiting.abort();
      request({ steal: true });
    },
    /** Gives up the lead or the candidacy for good. */
    resign() {
      resigned = true;
      waiting.abort();
      release?.();
      release = null;
    },
  };
}

import type { AccessCheck } from './hub.ts';

/** A stream whose right to go on is asked about again and again. */
export interface AccessHolder extends AccessCheck {
  onForbidden(): void;
}

export interface AccessRoundsOptions {
  check: (checks: AccessCheck[]) => Promise<boolean[]>;
  everyMs: number;
  onError: (error: unknown) => void;
}

/** How long a stream may go on while nobody can be asked. */
const UNCONFIRMED_MS = 30_000;

/**
 * Asks about all streams in one call per round, equal questions once. Rounds never overlap, and there are none
 * while there is nobody to ask about.
 */
export class AccessRounds {
  readonly #options: AccessRoundsOptions;
  /** When each was last allowed. */
  readonly #holders = new Map<AccessHolder, number>();
  #timer: NodeJS.Timeout | undefined;
  #asking = false;
  #askAgain = false;

  constructor(options: AccessRoundsOptions) {
    this.#options = options;
  }

  add(holder: AccessHolder): void {
    this.#holders.set(holder, Date.now());
    this.#schedule();
  }

  delete(holder: AccessHolder): void {
    this.#holders.delete(holder);
    if (this.#holders.size === 0) this.#cancel();
  }

  /** Asks without waiting for the next round. */
  askNow(): void {
    this.#cancel();
    this.#askAgain = this.#asking;
    if (!this.#asking && this.#holders.size > 0) void this.#ask();
  }

  #schedule(): void {
    if (this.#timer || this.#asking || this.#holders.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#ask();
    }, this.#options.everyMs).unref();
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    const asked = Map.groupBy(this.#holders.keys(), ({ subject, topics }) =>
      JSON.stringify([subject, ...topics]),
    );
    const holders = [...asked.values()];
    try {
      const checks = holders.flatMap(([first]) =>
        first ? [{ subject: first.subject, topics: first.topics }] : [],
      );
      const answers = await this.#options.check(checks);
      holders.forEach((same, index) => this.#answer(same, answers[index] === true));
    } catch (error) {
      this.#options.onError(error);
      const since = Date.now() - UNCONFIRMED_MS;
      for (const [holder, allowedAt] of this.#holders) if (allowedAt < since) holder.onForbidden();
    }
    this.#asking = false;
    if (this.#askAgain) this.askNow();
    else this.#schedule();
  }

  #answer(holders: AccessHolder[], allowed: boolean): void {
    for (const holder of holders) {
      // It may have ended while the question was asked.
      if (!this.#holders.has(holder)) continue;
      if (allowed) this.#holders.set(holder, Date.now());
      else holder.onForbidden();
    }
  }
}

import type { AccessCheck } from './hub.ts';

/** A stream whose access is checked in every round. */
export interface AccessHolder extends AccessCheck {
  onForbidden(): void;
}

/** Options of {@link AccessRounds}. */
export interface AccessRoundsOptions {
  check: (checks: AccessCheck[]) => Promise<boolean[]>;
  everyMs: number;
  onError: (error: unknown) => void;
}

/** How long a stream may go on while checks fail. */
const UNCONFIRMED_MS = 30_000;

/**
 * Checks all streams in one call per round, and streams with the same subject and topics once. Rounds never overlap;
 * without streams there are none.
 */
export class AccessRounds {
  readonly #options: AccessRoundsOptions;
  /** When each was last allowed, milliseconds since 1970. */
  readonly #holders = new Map<AccessHolder, number>();
  #timer: NodeJS.Timeout | undefined;
  #checking = false;
  #checkAgain = false;

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

  /** Checks without waiting for the next round. */
  checkNow(): void {
    this.#cancel();
    this.#checkAgain = this.#checking;
    if (!this.#checking && this.#holders.size > 0) void this.#check();
  }

  #schedule(): void {
    if (this.#timer || this.#checking || this.#holders.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#check();
    }, this.#options.everyMs).unref();
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #check(): Promise<void> {
    this.#checking = true;
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
    this.#checking = false;
    if (this.#checkAgain) this.checkNow();
    else this.#schedule();
  }

  #answer(holders: AccessHolder[], allowed: boolean): void {
    for (const holder of holders) {
      // It may have ended during the check.
      if (!this.#holders.has(holder)) continue;
      if (allowed) this.#holders.set(holder, Date.now());
      else holder.onForbidden();
    }
  }
}

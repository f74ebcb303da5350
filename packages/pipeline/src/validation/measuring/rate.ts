/** A measure of a text, and what it means for score and checks. */
export interface Rating {
  /** The measured share, 0 to 1. */
  value: number;
  /** What the score is multiplied by: 1 where a check passes, 0 where it forbids publishing, in between where it warns. */
  factor: number;
}

/** Where a measure is fine, and where a text with it is no article. */
export interface Scale {
  fine: number;
  none: number;
}

/** Rates a measure. Score and checks use the same rating, so that they never disagree. */
export function rate(value: number, { fine, none }: Scale): Rating {
  return { value, factor: Math.min(1, Math.max(0, (none - value) / (none - fine))) };
}

/** The share of bad words among good and bad ones; 0 where there are none. */
export function toBadShare(bad: number, good: number): number {
  return bad + good === 0 ? 0 : bad / (bad + good);
}

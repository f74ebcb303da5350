/**
 * Says how a round of revision changed the score.
 *
 * @example
 * toScoreStep(88, 93); // 'raised the score from 88 to 93'
 */
export function toScoreStep(before: number, after: number): string {
  // a gain of less than a point counts, but is not visible in whole numbers
  if (before === after) return `left the score at ${after}`;
  return `${after > before ? 'raised' : 'lowered'} the score from ${before} to ${after}`;
}

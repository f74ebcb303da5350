import type { GenerationState } from '@headway/topics/content';

/**
 * The time left in words: `12–20 s left`, `2–3 min left`, or one figure where both ends come to the same.
 * Empty when it is not known.
 */
export function toEtaLabel(eta: GenerationState['eta']): string {
  if (eta === null) return '';
  const low = Math.max(0, Math.min(eta.median, eta.p90));
  const high = Math.max(0, eta.median, eta.p90);
  if (high < 1) return 'less than 1\u00a0s left';
  if (high < 100) return toRange(Math.max(1, Math.round(low)), Math.ceil(high), 's');
  return toRange(Math.max(1, Math.round(low / 60)), Math.ceil(high / 60), 'min');
}

function toRange(low: number, high: number, unit: string): string {
  return low === high ? `${low}\u00a0${unit} left` : `${low}–${high}\u00a0${unit} left`;
}

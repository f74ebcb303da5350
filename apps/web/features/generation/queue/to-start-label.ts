import type { Pace } from './queue.ts';

/** Four of five values are less than this many standard deviations away from the mean. */
const SPREAD = 1.28;

/**
 * The seconds until the keyword at a place of the queue, the first being 1, is started. All slots are taken and it is
 * not known how far they have come, so the articles before it end after between `(place - 1) / slots` and
 * `place / slots` times the duration of one.
 */
export function toStartRange(place: number, pace: Pace): { low: number; high: number } {
  const fewest = Math.floor((place - 1) / pace.slots);
  const most = Math.ceil(place / pace.slots);
  return {
    low: Math.max(0, fewest * pace.mean - SPREAD * pace.deviation * Math.sqrt(fewest)),
    high: most * pace.mean + SPREAD * pace.deviation * Math.sqrt(most),
  };
}

/** When the keyword at this place is started: `starts in 4–9 min`, `starts within 20 s`. Empty when nothing is known. */
export function toStartLabel(place: number, pace: Pace | null): string {
  return pace === null ? '' : `starts ${toWait(toStartRange(place, pace))}`;
}

/** A wait in words: `in 4–9 min`, `within 20 s`. */
export function toWait({ low, high }: { low: number; high: number }): string {
  const { size, name } = UNITS.find(({ below }) => high < below) ?? HOURS;
  const from = Math.floor(low / size);
  const to = Math.max(1, Math.ceil(high / size));
  return from === 0 ? `within ${to}\u00a0${name}` : `in ${from === to ? to : `${from}–${to}`}\u00a0${name}`;
}

const HOURS = { below: Infinity, size: 3600, name: 'h' };
const UNITS = [
  { below: 100, size: 1, name: 's' },
  { below: 6000, size: 60, name: 'min' },
];

import { groupByDay } from '../../../components/time/days.ts';
import { groupRuns } from '../group-runs.ts';
import { isOrdinary } from './to-version-label.ts';
import type { Version } from '../version.ts';

/** Several automatic versions in a row, folded into one line until it is opened. */
export interface Fold {
  kind: 'fold';
  versions: readonly Version[];
}

/** Shortest run that is folded. */
const FOLDED_FROM = 3;

/** Groups versions by day (`2026-11-25`) in a time zone, and folds runs of automatic ones. */
export function toVersionGroups(versions: readonly Version[], timeZone?: string) {
  const days = groupByDay(versions, ({ createdAt }) => createdAt, timeZone);
  return days.map(({ day, items }) => ({ day, entries: fold(items) }));
}

function fold(versions: readonly Version[]): (Version | Fold)[] {
  return groupRuns(versions, isOrdinary).flatMap(({ key, items }): (Version | Fold)[] =>
    key && items.length >= FOLDED_FROM ? [{ kind: 'fold', versions: items }] : items,
  );
}

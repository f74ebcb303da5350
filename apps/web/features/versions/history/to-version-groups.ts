import { isOrdinary } from './is-ordinary.ts';
import type { Version } from '../version.ts';

/** Several automatic versions in a row, folded into one line until it is opened. */
export interface Fold {
  kind: 'fold';
  versions: readonly Version[];
}

/** The versions of one day. */
export interface DayGroup {
  /** `2026-11-25`. */
  day: string;
  entries: readonly (Version | Fold)[];
}

/** Shortest run that is folded. */
const FOLDED_FROM = 3;

/** Groups versions by day in a time zone, and folds runs of automatic ones. */
export function toVersionGroups(versions: readonly Version[], timeZone?: string): DayGroup[] {
  // Swedish dates have the form 2026-11-25, which sorts
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  const days = Map.groupBy(versions, ({ createdAt }) => format.format(new Date(createdAt)));
  return [...days].map(([day, ofDay]) => ({ day, entries: fold(ofDay) }));
}

function fold(versions: readonly Version[]): (Version | Fold)[] {
  const entries: (Version | Fold)[] = [];
  let run: Version[] = [];
  const end = () => {
    if (run.length >= FOLDED_FROM) entries.push({ kind: 'fold', versions: run });
    else entries.push(...run);
    run = [];
  };
  for (const version of versions) {
    if (isOrdinary(version)) {
      run.push(version);
      continue;
    }
    end();
    entries.push(version);
  }
  end();
  return entries;
}

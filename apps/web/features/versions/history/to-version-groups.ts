import { isOrdinary } from './is-ordinary.ts';
import type { Version } from '../version.ts';

/** Several versions in a row that were saved by themselves, shown as one line until somebody asks. */
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

/** Fewer are not worth folding. */
const FOLDED_FROM = 3;

/** Versions by the days of a time zone, with runs of automatic ones folded. */
export function toVersionGroups(versions: readonly Version[], timeZone?: string): DayGroup[] {
  // the Swedish way to write a day is the one that sorts
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

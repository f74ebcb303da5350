import { CURRENT, type Version, type VersionRef } from '../version.ts';

/** Two versions, the older one first. */
export interface VersionPair {
  from: VersionRef;
  to: VersionRef;
}

/**
 * The two versions to compare when a version is shown against another one; null means the one before it. The first
 * version is compared with itself. `versions` are newest first; the present text is newer than all of them.
 */
export function toPair(
  versions: readonly Pick<Version, 'id'>[],
  shown: VersionRef,
  against: VersionRef | null,
): VersionPair {
  const placeOf = (ref: VersionRef) => (ref === CURRENT ? -1 : versions.findIndex(({ id }) => id === ref));
  const place = placeOf(shown);
  const other = against ?? versions[place + 1]?.id ?? shown;
  return placeOf(other) >= place ? { from: other, to: shown } : { from: shown, to: other };
}

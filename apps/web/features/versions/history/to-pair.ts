import { CURRENT, type Version, type VersionRef } from '../version.ts';

/** Two versions, the older one first. */
export interface VersionPair {
  from: VersionRef;
  to: VersionRef;
}

/**
 * What is compared when a version is shown against another, or, with null, against the one before it. The first of all
 * has none before it and is compared with itself. `versions` are newest first, and the present is newer than all.
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

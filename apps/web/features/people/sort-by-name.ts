/** Sorts people by name, which stays when a role changes, so that rows do not move under the pointer. */
export function sortByName<Named extends { displayName: string; userId: string }>(
  people: readonly Named[],
): Named[] {
  return people.toSorted(
    (one, other) =>
      one.displayName.localeCompare(other.displayName, 'en-US') ||
      one.userId.localeCompare(other.userId, 'en-US'),
  );
}

import type { Version } from '../version.ts';

/** The label of a version: its name, or the reason why it was saved. */
export function toVersionLabel({
  kind,
  name,
  createdBy,
}: Pick<Version, 'kind' | 'name' | 'createdBy'>): string {
  if (name !== null) return name;
  switch (kind) {
    case 'generated':
      return 'As generated';
    case 'automatic':
      return 'Saved automatically';
    case 'kept':
      return createdBy === null ? 'Saved' : `Saved by ${createdBy.displayName}`;
    case 'before_restore':
      return 'Before a restore';
    case 'restored':
      return createdBy === null ? 'Restored' : `Restored by ${createdBy.displayName}`;
  }
}

/** Whether a version was saved automatically and has no name. */
export function isOrdinary({ kind, name }: Pick<Version, 'kind' | 'name'>): boolean {
  return kind === 'automatic' && name === null;
}

/** `Olivia Hart`, `Olivia Hart and Elena Marsh`, `Olivia Hart, Elena Marsh and 2 others`. */
export function toNames(people: readonly { displayName: string }[]): string {
  const names = people.map(({ displayName }) => displayName);
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`;
  return new Intl.ListFormat('en-US').format(names);
}

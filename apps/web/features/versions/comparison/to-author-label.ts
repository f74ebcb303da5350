import type { Authorship } from '@headway/documents/protocol';
import type { NamedComparison } from '../version.ts';

/** Names the author of an addition, or the possible authors when it is not certain. Null when nobody is known. */
export function toAuthorLabel(
  by: Authorship | undefined,
  { people, writers }: Pick<NamedComparison, 'people' | 'writers'>,
): string | null {
  const nameOf = (userId: string | null) => people.find((person) => person.userId === userId)?.displayName;
  const name = nameOf(by?.userId ?? null);
  switch (by?.origin) {
    case 'generated':
      return 'when it was generated';
    case 'restored':
      return name === undefined ? 'in a restore' : `in a restore by ${name}`;
    case 'written':
      return `by ${name ?? 'a former member'}`;
    case undefined: {
      const names = writers.flatMap((writer) => nameOf(writer) ?? []);
      return names.length === 0
        ? null
        : `by ${new Intl.ListFormat('en-US', { type: 'disjunction' }).format(names)}`;
    }
  }
}

import type { Person } from '@/features/people/person.ts';
import { splitMentions } from './split-mentions.ts';

/** The text after an `@`, up to the caret. */
export interface MentionQuery {
  /** Position of the `@`. */
  start: number;
  text: string;
}

/** Longest query, in characters. A longer text is a sentence, not a name. */
const MAX_QUERY = 30;

/** Finds the text that is being typed after an `@` at the beginning of a word; null when there is none. */
export function findMentionQuery(text: string, caret: number): MentionQuery | null {
  const before = text.slice(0, caret);
  const start = before.lastIndexOf('@');
  if (start === -1 || (start > 0 && !/[\s(]/u.test(before.charAt(start - 1)))) return null;
  const query = before.slice(start + 1);
  return query.length > MAX_QUERY || query.includes('\n') ? null : { start, text: query };
}

/** Finds up to 6 members whose name, or a word of it, begins with the query. Sorted by name. */
export function findCandidates(people: Iterable<Person>, query: string, me: string): Person[] {
  const wanted = query.toLocaleLowerCase();
  return [...people]
    .filter(({ userId, role, displayName }) => {
      if (userId === me || role === null) return false;
      const name = displayName.toLocaleLowerCase();
      return name.startsWith(wanted) || name.split(/\s+/u).some((word) => word.startsWith(wanted));
    })
    .toSorted((one, other) => one.displayName.localeCompare(other.displayName))
    .slice(0, 6);
}

/** Ids of the members whose `@Name` is in the text. */
export function findMentions(people: Iterable<Person>, text: string): string[] {
  const members = [...people].filter(({ role }) => role !== null);
  const named = new Set(
    splitMentions(
      text,
      members.map(({ displayName }) => displayName),
    ).map(({ name }) => name),
  );
  return members.filter(({ displayName }) => named.has(displayName)).map(({ userId }) => userId);
}

/**
 * Removes the space that was inserted after a name when the next character typed is a punctuation mark or closing
 * bracket.
 */
export function closeMention(text: string, caret: number, spaceAt: number | null): string {
  const isClosed =
    spaceAt !== null && caret === spaceAt + 2 && /^ [)\].,:;!?…]$/u.test(text.slice(spaceAt, caret));
  return isClosed ? text.slice(0, spaceAt) + text.slice(spaceAt + 1) : text;
}

import type { Person } from '@/features/people/person.ts';
import { splitMentions } from './split-mentions.ts';

/** The beginning of a name after an `@`, at the caret. */
export interface MentionQuery {
  /** Where the `@` stands. */
  start: number;
  text: string;
}

/** Names are rarely longer, and a sentence after an `@` is no name. */
const MAX_QUERY = 30;

/** What is being typed after an `@` that begins a word; null when nothing is. */
export function findMentionQuery(text: string, caret: number): MentionQuery | null {
  const before = text.slice(0, caret);
  const start = before.lastIndexOf('@');
  if (start === -1 || (start > 0 && !/[\s(]/u.test(before.charAt(start - 1)))) return null;
  const query = before.slice(start + 1);
  return query.length > MAX_QUERY || query.includes('\n') ? null : { start, text: query };
}

/** Whose name, or a word of it, begins so; at most six, by name. */
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

/** Those of the project whose `@Name` stands in the text. */
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

/** Takes away the space that was put behind a name, when what is typed next closes a sentence or a bracket. */
export function closeMention(text: string, caret: number, spaceAt: number | null): string {
  const isClosed =
    spaceAt !== null && caret === spaceAt + 2 && /^ [)\].,:;!?…]$/u.test(text.slice(spaceAt, caret));
  return isClosed ? text.slice(0, spaceAt) + text.slice(spaceAt + 1) : text;
}

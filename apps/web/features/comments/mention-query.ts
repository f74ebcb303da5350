import type { Person } from '@/features/members/person.ts';

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
  return [...people]
    .filter(({ role, displayName }) => role !== null && text.includes(`@${displayName}`))
    .map(({ userId }) => userId);
}

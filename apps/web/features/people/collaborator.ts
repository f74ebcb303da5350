import { z } from 'zod';

/** What each open page says of its reader in `project:<id>:collaborators`. */
export const presenceSchema = z.object({
  userId: z.guid(),
  name: z.string().min(1).max(80),
  /** The article that is open; null for the project's own page. */
  contentId: z.guid().nullable(),
  /** Nothing has been touched for a while, or the page is out of sight. */
  idle: z.boolean(),
  /** When this was said, milliseconds since 1970. */
  at: z.number(),
});

export type Presence = z.infer<typeof presenceSchema>;

/** Somebody who has a page of the project open. */
export interface Collaborator {
  userId: string;
  name: string;
  /** For their avatar, their caret and their selection. White text on it is readable. */
  color: string;
  contentId: string | null;
  idle: boolean;
  /** Whether this is the person who looks. */
  isMe: boolean;
}

// Each has at least 4.5 : 1 against white.
const COLORS = [
  '#b4410e',
  '#9a3b8f',
  '#2f6f4f',
  '#1d63a8',
  '#7a4fc0',
  '#a8324a',
  '#146c78',
  '#80600a',
  '#4d5fb8',
  '#5b6b16',
] as const;

/** The same colour for the same person, everywhere. */
export function toPersonColor(userId: string): string {
  let hash = 7;
  for (const character of userId) hash = (hash * 31 + character.charCodeAt(0)) % 1_000_003;
  return COLORS[hash % COLORS.length] ?? COLORS[0];
}

/**
 * Who is there, each person once however many pages they have open: where they last did something, and idle only if
 * they are so everywhere. What is not a presence of ours is passed over. Oneself first, then by name.
 */
export function toCollaborators(presences: readonly unknown[], me: string): Collaborator[] {
  const pages = presences.flatMap((presence) => {
    const parsed = presenceSchema.safeParse(presence);
    return parsed.success ? [parsed.data] : [];
  });
  return [...Map.groupBy(pages, ({ userId }) => userId).values()]
    .flatMap((own): Collaborator[] => {
      const [latest] = own.toSorted(
        (one, other) => Number(one.idle) - Number(other.idle) || other.at - one.at,
      );
      if (!latest) return [];
      const { userId, name, contentId, idle } = latest;
      return [{ userId, name, contentId, idle, color: toPersonColor(userId), isMe: userId === me }];
    })
    .toSorted(
      (one, other) =>
        Number(other.isMe) - Number(one.isMe) ||
        one.name.localeCompare(other.name) ||
        (one.userId < other.userId ? -1 : 1),
    );
}

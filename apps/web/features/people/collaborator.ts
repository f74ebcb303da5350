import * as z from 'zod/mini';

/** What each open page publishes about its reader in `project:<id>:collaborators`. */
export const presenceSchema = z.object({
  userId: z.guid(),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  /** The article that is open; null for the project's own page. */
  contentId: z.nullable(z.guid()),
  /** No input for five minutes, or the page is out of sight. */
  idle: z.boolean(),
  /** When this was published, milliseconds since 1970. */
  at: z.number(),
});

export type Presence = z.infer<typeof presenceSchema>;

/** Somebody who has a page of the project open. */
export interface Collaborator extends Omit<Presence, 'at'> {
  /** Of their avatar, caret and selection. White text on it is readable. */
  color: string;
  /** Whether this is the signed-in person. */
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

/** The color of a person, the same everywhere. */
export function toPersonColor(userId: string): string {
  let hash = 7;
  for (const character of userId) hash = (hash * 31 + character.charCodeAt(0)) % 1_000_003;
  return COLORS[hash % COLORS.length] ?? COLORS[0];
}

/**
 * Merges presences into one collaborator per person: at the place where they were last active, and idle only if idle on
 * all pages. Invalid presences are ignored. The signed-in person is first, the others are sorted by name.
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

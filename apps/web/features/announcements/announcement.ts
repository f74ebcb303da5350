import * as z from 'zod/mini';

/** What an operator writes. */
export const announcementSchema = z.object({
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  body: z.string().check(z.trim(), z.maxLength(2000)),
  /** Where it leads: a path of this application. */
  path: z.optional(z.string().check(z.maxLength(500), z.regex(/^\/([^/\\]|$)/))),
});

/** What was announced, and what came of it. */
const toldSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  body: z.string(),
  path: z.nullable(z.string()),
  createdAt: z.iso.datetime({ offset: true }),
  /** How many people have it in their inbox, and how many of them have read it. */
  told: z.int(),
  read: z.int(),
});

export const announcementsSchema = z.object({
  /** How many there are to tell. */
  people: z.int(),
  /** Newest first. */
  announcements: z.array(toldSchema),
});

export type Announcement = z.infer<typeof toldSchema>;
export type Announcements = z.infer<typeof announcementsSchema>;

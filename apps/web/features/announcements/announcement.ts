import { z } from 'zod';

/** What an operator writes. */
export const announcementSchema = z.object({
  title: z.string().trim().min(1).max(120),
  body: z.string().trim().max(2000),
  /** Where it leads: a path of this application. */
  path: z
    .string()
    .max(500)
    .regex(/^\/([^/\\]|$)/)
    .optional(),
});

/** What was announced, and what came of it. */
const toldSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  body: z.string(),
  path: z.string().nullable(),
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

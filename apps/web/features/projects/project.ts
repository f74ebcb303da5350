import { roleSchema } from '@headway/database/role';
import { z } from 'zod';

const iso = z.date().transform((date) => date.toISOString());

/** A project in a list of one's projects, as the database gives it. */
export const projectSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Of the person who asked. */
  role: roleSchema,
  memberCount: z.number(),
  contentCount: z.number(),
  /** Contents that are being generated or wait for it. */
  runningCount: z.number(),
  /** ISO 8601. */
  createdAt: iso,
});

/** Someone who belongs to a project. */
export const memberSchema = z.object({ userId: z.string(), displayName: z.string(), role: roleSchema });

export type ProjectSummary = z.infer<typeof projectSummarySchema>;
export type Member = z.infer<typeof memberSchema>;

/** A project with who belongs to it, owners first. */
export interface Project extends Pick<ProjectSummary, 'id' | 'name' | 'role'> {
  members: Member[];
  /** The team's own sites: hosts or addresses. */
  sites: string[];
}

/** A project in the trash. */
export interface TrashedProject {
  id: string;
  name: string;
  /** ISO 8601. 30 days later it is deleted. */
  trashedAt: string;
}

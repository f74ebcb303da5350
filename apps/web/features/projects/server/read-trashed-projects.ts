import { z } from 'zod';
import { readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import type { TrashedProject } from '../project.ts';

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  trashedAt: z.date().transform((date) => date.toISOString()),
});

/** The projects in the trash that a person owns, the newest first. */
export function readTrashedProjects(user: User): Promise<TrashedProject[]> {
  return readRowsAs(
    user,
    rowSchema,
    'select id, name, trashed_at as "trashedAt" from read_trashed_projects()',
  );
}

import { z } from 'zod';
import { readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

const rowSchema = z.object({ id: z.string(), name: z.string(), isMuted: z.boolean() });

/** A project of a person, and whether the person hears of its articles and comments. */
export type MutableProject = z.infer<typeof rowSchema>;

/** The projects of a person by name, with those that the person muted. */
export function readMutableProjects(user: User): Promise<MutableProject[]> {
  return readRowsAs(
    user,
    rowSchema,
    `select project.id, project.name, muted.project_id is not null as "isMuted"
       from projects as project
       left join muted_projects as muted on muted.project_id = project.id
      where project.trashed_at is null
      order by lower(project.name), project.id`,
    [],
  );
}

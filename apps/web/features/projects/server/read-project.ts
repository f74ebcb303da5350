import { z } from 'zod';
import { isUuid } from '@/server/http/uuid.ts';
import { readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import { memberSchema, type Project } from '../project.ts';

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  sites: z.array(z.string()),
  members: z.array(memberSchema).nullable(),
});

/** A project with its members, or null when there is none that this person belongs to. */
export async function readProject(user: User, id: string): Promise<Project | null> {
  if (!isUuid(id)) return null;
  const [project] = await readRowsAs(
    user,
    rowSchema,
    `select project.id, project.name, project.sites,
              (select json_agg(json_build_object(
                        'userId', member.user_id,
                        'displayName', profile.display_name,
                        'role', member.role)
                      order by private.role_rank(member.role) desc, profile.display_name, member.user_id)
                 from project_members as member
                 join profiles as profile on profile.id = member.user_id
                where member.project_id = project.id) as members
         from projects as project
        where project.id = $1`,
    [id],
  );
  const members = project?.members ?? [];
  const me = members.find((member) => member.userId === user.id);
  return project && me ? { ...project, members, role: me.role } : null;
}

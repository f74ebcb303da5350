import { asUser } from '@/server/process/database.ts';
import { isUuid } from '@/server/http/uuid.ts';
import type { User } from '@/server/process/user.ts';
import type { Member, Project } from '../project.ts';

/** A project with its members, or null when there is none that this person belongs to. */
export async function getProject(user: User, id: string): Promise<Project | null> {
  if (!isUuid(id)) return null;
  return asUser(user, async (client) => {
    const { rows } = await client.query<{ id: string; name: string; created_at: Date; members: Member[] }>(
      `select project.id, project.name, project.created_at,
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
    const [row] = rows;
    const me = row?.members.find((member) => member.userId === user.id);
    if (!row || !me) return null;
    return {
      id: row.id,
      name: row.name,
      role: me.role,
      createdAt: row.created_at.toISOString(),
      members: row.members,
    };
  });
}

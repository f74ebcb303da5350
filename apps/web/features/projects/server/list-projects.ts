import { asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import type { ProjectSummary } from '../project.ts';

/** The projects a person belongs to, newest first. */
export function listProjects(user: User): Promise<ProjectSummary[]> {
  return asUser(user, async (client) => {
    const { rows } = await client.query<ProjectRow>(
      `select project.id, project.name, project.created_at, me.role,
              (select count(*)::int from project_members as member where member.project_id = project.id)
                as member_count,
              (select count(*)::int from contents as content where content.project_id = project.id)
                as content_count,
              (select count(*)::int from contents as content
                where content.project_id = project.id and content.status in ('queued', 'running'))
                as running_count
         from projects as project
         join project_members as me on me.project_id = project.id and me.user_id = $1
        order by project.created_at desc, project.id`,
      [user.id],
    );
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      role: row.role,
      memberCount: row.member_count,
      contentCount: row.content_count,
      runningCount: row.running_count,
      createdAt: row.created_at.toISOString(),
    }));
  });
}

interface ProjectRow {
  id: string;
  name: string;
  created_at: Date;
  role: ProjectSummary['role'];
  member_count: number;
  content_count: number;
  running_count: number;
}

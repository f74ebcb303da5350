import { readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import { projectSummarySchema, type ProjectSummary } from '../project.ts';

/** The projects a person belongs to, newest first. */
export function readProjects(user: User): Promise<ProjectSummary[]> {
  return readRowsAs(
    user,
    projectSummarySchema,
    `select project.id, project.name, project.created_at as "createdAt", me.role,
              (select count(*)::int from project_members as member where member.project_id = project.id)
                as "memberCount",
              (select count(*)::int from contents as content where content.project_id = project.id and content.shelf = 'active')
                as "contentCount",
              (select count(*)::int from contents as content
                where content.project_id = project.id and content.status in ('queued', 'running'))
                as "runningCount"
         from projects as project
         join project_members as me on me.project_id = project.id and me.user_id = $1
        order by project.created_at desc, project.id`,
    [user.id],
  );
}

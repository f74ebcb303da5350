import type { Role } from './demo.ts';
import type { DocumentsHarness } from './harness.ts';

const MEMBERS: Role[] = ['owner', 'editor', 'commenter', 'viewer'];

export interface Team {
  projectId: string;
  contentId: string;
  remove: (role: Role) => Promise<void>;
  setRole: (person: Role, role: Role) => Promise<void>;
}

/** A project of its own with one of each role, and a document. */
export async function createTeam(documents: DocumentsHarness): Promise<Team> {
  const { rows } = await documents.pool.query<{ id: string }>(
    `insert into public.projects (name, created_by)
     select 'A project', id from auth.users where email = 'owner@demo.test' returning id`,
  );
  const projectId = rows[0]?.id ?? '';
  for (const role of MEMBERS) {
    const userId = await documents.userId(role);
    await documents.pool.query('insert into public.project_members values ($1, $2, $3)', [
      projectId,
      userId,
      role,
    ]);
  }
  const contentId = await documents.createContent({ projectId });
  // as an owner does it on the page of members
  const owner = await documents.signIn('owner');
  const members = async (role: Role) => ({ project_id: projectId, user_id: await documents.userId(role) });
  return {
    projectId,
    contentId,
    async remove(role) {
      await owner
        .from('project_members')
        .delete()
        .match(await members(role))
        .throwOnError();
    },
    async setRole(person, role) {
      const row = await members(person);
      await owner.from('project_members').update({ role }).match(row).throwOnError();
    },
  };
}

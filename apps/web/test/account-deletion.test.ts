import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { GET as getContent } from '@/app/api/content/[id]/route.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

let web: TestWeb;

beforeAll(async () => {
  web = await startTestWeb();
});
afterAll(() => web[Symbol.asyncDispose]());

async function deleteAccount({ id }: Person): Promise<string | null> {
  const admin = createClient(web.supabase.apiUrl, web.supabase.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { error } = await admin.auth.admin.deleteUser(id);
  return error?.message ?? null;
}

/** An article that this person began, with the generation they asked for. */
async function createContent(projectId: string, { id: userId }: Person): Promise<string> {
  const { rows } = await web.db.query(
    `with content as (
       insert into public.contents (project_id, keyword, created_by) values ($1, 'a keyword', $2) returning id
     )
     insert into public.generations (content_id, project_id, job_id, status, state, requested_by)
     select id, $1, gen_random_uuid(), 'running', '{}', $2 from content returning content_id`,
    [projectId, userId],
  );
  return z.object({ content_id: z.uuid() }).parse(rows[0]).content_id;
}

const detailSchema = z.object({
  content: z.object({ createdBy: z.object({ userId: z.uuid().nullable(), displayName: z.string() }) }),
});

test('what somebody began outlives their account, and names nobody', async () => {
  const [owner, author] = [await web.createPerson(), await web.createPerson()];
  const projectId = await web.createProject(owner, { editor: author });
  const contentId = await createContent(projectId, author);
  const read = async () => {
    const response = await web.call(owner, getContent, { params: { id: contentId } });
    expect(response.status).toBe(200);
    return detailSchema.parse(await response.json()).content.createdBy;
  };
  expect(await read()).toMatchObject({ userId: author.id });
  expect(await deleteAccount(author)).toBeNull();
  expect(await read()).toEqual({ userId: null, displayName: 'A former member' });
  // its generation ends as any other; there is nobody who would be told
  const { rows } = await web.db.query(
    `update public.generations set status = 'complete' where content_id = $1 returning requested_by`,
    [contentId],
  );
  expect(rows).toEqual([{ requested_by: null }]);
  const response = await web.call(author, getContent, { params: { id: contentId } });
  expect(response.status).toBe(404);
});

test('who made a project may go once somebody else owns it', async () => {
  const [founder, owner] = [await web.createPerson(), await web.createPerson()];
  const projectId = await web.createProject(founder, { owner });
  expect(await deleteAccount(founder)).toBeNull();
  const response = await web.rest(owner, 'GET', `projects?id=eq.${projectId}&select=created_by`);
  expect(await response.json()).toEqual([{ created_by: null }]);
});

test('the last owner of a project stays, and is told of which', async () => {
  const [owner, editor] = [await web.createPerson(), await web.createPerson()];
  const projectId = await web.createProject(owner, { editor });
  await web.db.query(`update public.projects set name = 'The atlas' where id = $1`, [projectId]);
  expect(await deleteAccount(owner)).toBe(
    'Database error deleting user: the project "The atlas" needs at least one owner: ' +
      'make somebody else one first, or delete it',
  );
  await web.rest(owner, 'DELETE', `projects?id=eq.${projectId}`);
  expect(await deleteAccount(owner)).toBeNull();
});

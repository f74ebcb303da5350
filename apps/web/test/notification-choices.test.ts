import { randomUUID } from 'node:crypto';
import { userEventSchema } from '@headway/topics/user';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { POST as deleteNotifications } from '@/app/api/notifications/delete/route.ts';
import { GET as getNotifications } from '@/app/api/notifications/route.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

let web: TestWeb;
let owner: Person;
let editor: Person;
let projectId: string;

beforeAll(async () => {
  web = await startTestWeb();
});
afterAll(() => web[Symbol.asyncDispose]());
beforeEach(async () => {
  [owner, editor] = [await web.createPerson(), await web.createPerson()];
  projectId = await web.createProject(owner, { editor });
  await web.db.query('delete from public.notifications where user_id = $1', [editor.id]);
});

/** Tells the editor that articles are ready. */
async function tell(...titles: string[]): Promise<void> {
  for (const title of titles) {
    await web.db.query(`select private.notify($1, 'generation_complete', $2, 'content:' || $2, $3, $4)`, [
      editor.id,
      randomUUID(),
      { keyword: title, title, score: 50, words: 500 },
      projectId,
    ]);
  }
}

const listSchema = z.object({
  notifications: z.array(
    z.object({ id: z.uuid(), kind: z.string(), data: z.looseObject({ title: z.string().optional() }) }),
  ),
});

async function list(person = editor) {
  const { notifications } = listSchema.parse(await (await web.call(person, getNotifications)).json());
  return notifications;
}

const readTitles = async () => (await list()).map(({ data }) => data.title);

async function change(person: Person, ids: string[] | null, deleted: boolean): Promise<string[]> {
  const response = await web.call(person, deleteNotifications, { body: { ids, deleted } });
  return z.object({ changed: z.array(z.uuid()) }).parse(await response.json()).changed;
}

/** Reads the newest event of the editor's topic. */
async function readLastEvent() {
  const { rows } = await web.db.query<{ event: unknown }>(
    `select data || jsonb_build_object('type', type) as event from events.events
      where topic = $1 order by seq desc limit 1`,
    [`user:${editor.id}`],
  );
  return userEventSchema.parse(rows[0]?.event);
}

const mute = (person: Person) => web.rest(person, 'POST', 'muted_projects', { project_id: projectId });

async function addGeneration(list: string, status: string): Promise<void> {
  await web.db.query(
    `with made as (
       insert into public.contents (project_id, keyword, status) values ($1, 'a keyword', $3) returning id)
     insert into public.generations (content_id, project_id, job_id, status, state, requested_by, batch)
     select id, $1, gen_random_uuid(), $3, '{}', $4, $2 from made`,
    [projectId, list, status, editor.id],
  );
}

const end = (list: string, status: string) =>
  web.db.query(
    `update public.generations set status = $2 where batch = $1 and status in ('queued', 'running')`,
    [list, status],
  );
const notifyOfBatches = () => web.db.query('select private.notify_of_batches()');
const readData = async () => (await list()).map(({ kind, data }) => ({ kind, ...data }));

describe('deletion', () => {
  test('of one notification is told to every page, and comes back by an undo at its place', async () => {
    await tell('first', 'second', 'third');
    const second = (await list()).find(({ data }) => data.title === 'second')?.id ?? '';
    expect(await change(editor, [second], true)).toEqual([second]);
    expect(await readTitles()).toEqual(['third', 'first']);
    expect(await readLastEvent()).toEqual({ type: 'notification-removed', ids: [second], unread: 2 });

    expect(await change(editor, [second], false)).toEqual([second]);
    expect(await readTitles()).toEqual(['third', 'second', 'first']);
    expect(await readLastEvent()).toMatchObject({
      type: 'notification-restored',
      notifications: [{ id: second }],
      unread: 3,
    });
  });

  test('of all of them is undone as a whole, and brings nothing back that was deleted before', async () => {
    await tell('earlier');
    await change(editor, null, true);
    await tell('first', 'second');
    const changed = await change(editor, null, true);
    expect(changed).toHaveLength(2);
    expect(await list()).toEqual([]);
    // without ids nothing is brought back
    expect(await change(editor, null, false)).toEqual([]);
    await change(editor, changed, false);
    expect(await readTitles()).toEqual(['second', 'first']);
  });

  test('of another person’s notifications changes nothing, also over REST', async () => {
    await tell('mine');
    const [mine] = await list();
    expect(await change(owner, [mine?.id ?? ''], true)).toEqual([]);
    const forged = await web.rest(owner, 'PATCH', `notifications?id=eq.${mine?.id}`, { deleted_at: 'now' });
    expect(forged.status).toBe(403);
    expect(await readTitles()).toEqual(['mine']);
  });
});

describe('a muted project', () => {
  test('tells nothing of its articles and comments, but of membership and limits', async () => {
    expect((await mute(editor)).status).toBe(201);
    await tell('not told');
    await web.db.query(`update public.project_members set role = 'viewer' where user_id = $1`, [editor.id]);
    await web.db.query('delete from public.project_members where user_id = $1', [editor.id]);
    expect((await list()).map(({ kind }) => kind)).toEqual(['member_removed']);
  });

  test('is muted for one person, until that person ends it', async () => {
    await mute(editor);
    const path = `muted_projects?project_id=eq.${projectId}`;
    expect(await (await web.rest(owner, 'GET', path)).json()).toEqual([]);
    expect(await (await web.rest(owner, 'DELETE', path)).json()).toEqual([]);
    await web.rest(editor, 'DELETE', path);
    await tell('told');
    expect(await readTitles()).toEqual(['told']);
  });

  test('must be one’s own, and nobody mutes for another', async () => {
    expect((await mute(await web.createPerson())).status).toBe(403);
    const forged = { project_id: projectId, user_id: editor.id };
    expect((await web.rest(owner, 'POST', 'muted_projects', forged)).status).toBe(403);
  });
});

describe('a list of keywords', () => {
  test('is told once, when the last of its articles has ended', async () => {
    const id = randomUUID();
    for (const status of ['complete', 'complete', 'failed', 'running']) await addGeneration(id, status);
    await notifyOfBatches();
    expect(await list()).toEqual([]);
    await end(id, 'complete');
    await Promise.all([notifyOfBatches(), notifyOfBatches()]);
    await notifyOfBatches();
    expect(await readData()).toEqual([
      { kind: 'batch_ended', projectName: 'A project', complete: 3, failed: 1 },
    ]);
  });

  test('is told in part while a pause holds the rest back, and the rest later', async () => {
    const id = randomUUID();
    await web.rest(editor, 'POST', 'rpc/queue_keywords', {
      project: projectId,
      batch: id,
      entries: [{ keyword: 'waits', locale: 'en-US' }],
    });
    await addGeneration(id, 'complete');
    await notifyOfBatches();
    expect(await list()).toEqual([]);
    await web.rest(editor, 'POST', 'rpc/pause_queue', { project: projectId, paused: true });
    await notifyOfBatches();
    expect(await readData()).toMatchObject([{ complete: 1, failed: 0 }]);
    await web.db.query('delete from public.queued_keywords where batch = $1', [id]);
    await addGeneration(id, 'failed');
    await notifyOfBatches();
    expect(await readData()).toMatchObject([{ complete: 0, failed: 1 }, { complete: 1 }]);
  });

  test('is not told to a person who has left', async () => {
    const id = randomUUID();
    await addGeneration(id, 'complete');
    await web.db.query('delete from public.project_members where user_id = $1', [editor.id]);
    await web.db.query('delete from public.notifications where user_id = $1', [editor.id]);
    await notifyOfBatches();
    expect(await list()).toEqual([]);
  });
});

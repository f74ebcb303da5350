import { randomUUID } from 'node:crypto';
import { maintainDocuments } from '@headway/documents/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import { POST as cancel } from '@/app/api/content/[id]/cancel/route.ts';
import { POST as retry } from '@/app/api/content/[id]/retry/route.ts';
import { POST as restoreVersion } from '@/app/api/content/[id]/versions/[versionId]/restore/route.ts';
import { GET as listVersions, POST as saveVersion } from '@/app/api/content/[id]/versions/route.ts';
import { GET as readActivity } from '@/app/api/projects/[projectId]/activity/route.ts';
import { POST as request } from '@/app/api/projects/[projectId]/content/route.ts';
import { activityKindSchema, activityPageSchema } from '@/features/activity/activity.ts';
import { versionPageSchema } from '@/features/versions/version.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

const rowSchema = z.object({
  id: z.coerce.number(),
  kind: z.string(),
  actor_id: z.string().nullable(),
  content_id: z.string().nullable(),
  version_id: z.string().nullable(),
  thread_id: z.string().nullable(),
  member_id: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
type Row = z.infer<typeof rowSchema>;

let web: TestWeb;
let owner: Person;
let editor: Person;
let viewer: Person;
let guest: Person;
let outsider: Person;

beforeAll(async () => {
  web = await startTestWeb();
  [owner, editor, viewer, guest, outsider] = [
    await web.createPerson(),
    await web.createPerson(),
    await web.createPerson(),
    await web.createPerson(),
    await web.createPerson(),
  ];
  await web.db.query('update auth.users set email_confirmed_at = now()');
});
afterAll(() => web[Symbol.asyncDispose]());

const toEmail = ({ id }: Person) => `${id}@example.test`;

const rpc = (person: Person, name: string, body: object) => web.rest(person, 'POST', `rpc/${name}`, body);

async function readRows(projectId: string): Promise<Row[]> {
  const { rows } = await web.db.query(
    'select * from public.project_activity where project_id = $1 order by id',
    [projectId],
  );
  return z.array(rowSchema).parse(rows);
}

/** The kinds of the rows that this person reads over REST. */
async function readKinds(person: Person | null, projectId: string): Promise<string[]> {
  const response = await web.rest(person, 'GET', `project_activity?project_id=eq.${projectId}&order=id`);
  if (!response.ok) return [];
  return z
    .array(rowSchema)
    .parse(await response.json())
    .map(({ kind }) => kind);
}

/** A finished article, as a generation leaves it. */
async function createContent(projectId: string, title: string): Promise<string> {
  const { rows } = await web.db.query(
    `insert into public.contents (project_id, keyword, title, status, article, created_by)
     values ($1, 'a keyword', $2, 'complete', jsonb_build_object('markdown', '# ' || $2 || E'\\n\\nIt is steamed.\\n'), $3)
     returning id`,
    [projectId, title, owner.id],
  );
  return z.object({ id: z.uuid() }).parse(rows[0]).id;
}

/** Ends the newest generation of a content, as the worker does. */
async function endGeneration(contentId: string, status: string, code: string | null = null): Promise<void> {
  await web.db.query(
    `with newest as (
       select id, revision, state from public.generations where content_id = $1 order by created_at desc limit 1
     )
     select private.record_generation(
              id, revision,
              state || jsonb_build_object('status', $2::text, 'error', jsonb_build_object('code', $3::text)),
              null, '[]', null)
       from newest`,
    [contentId, status, code],
  );
}

/** Appends an edit of this person to the document of an article, over REST. */
async function edit(person: Person, contentId: string): Promise<Response> {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('A sentence more.')]);
  doc.getXmlFragment('article').insert(0, [paragraph]);
  const { rows } = await web.db.query('select epoch from public.documents where content_id = $1', [
    contentId,
  ]);
  const { epoch } = z.object({ epoch: z.string() }).parse(rows[0]);
  const update = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
  return rpc(person, 'append_update', { content_id: contentId, epoch, update });
}

async function keepAutomaticVersions(): Promise<number> {
  const { failed, versioned } = await maintainDocuments({ db: web.db }, { versionEveryMs: 0 });
  if (failed.length > 0) throw failed[0]?.error;
  return versioned.length;
}

async function readAll(): Promise<Row[]> {
  const { rows } = await web.db.query('select * from public.project_activity order by id');
  return z.array(rowSchema).parse(rows);
}

/** Does it, and returns whether that was refused or failed. */
async function fails(act: () => Promise<unknown>): Promise<boolean> {
  const answer = await act().catch(() => null);
  return answer === null || (answer instanceof Response && !answer.ok);
}

/** A project with a row of each lowest role that may read it. */
async function createTeam(): Promise<string> {
  const projectId = await web.createProject(owner, { editor, viewer });
  const content = await createContent(projectId, 'White tea');
  await rpc(owner, 'invite_member', { project: projectId, email: 'guest@example.test', role: 'viewer' });
  await rpc(editor, 'create_article_link', { content, days: 1 });
  return projectId;
}

describe('every deed is recorded', () => {
  const recorded = new Set<string>();
  let projectId: string;
  let contentId: string;

  /**
   * Does it once while no row of activity can be written, which must fail and leave nothing, and once more. So the row and
   * the deed are of one transaction.
   */
  async function expectRecorded(
    act: () => Promise<unknown>,
    expected: Partial<Omit<Row, 'actor_id'>> & { kind: string; actor: Person | null },
  ): Promise<void> {
    const { actor, ...row } = expected;
    const before = await web.db.query('select count(*)::int as rows from public.project_activity');
    await web.db.query('alter table public.project_activity add constraint nothing check (false) not valid');
    try {
      expect(await fails(act)).toBe(true);
    } finally {
      await web.db.query('alter table public.project_activity drop constraint nothing');
    }
    expect((await web.db.query('select count(*)::int as rows from public.project_activity')).rows).toEqual(
      before.rows,
    );
    const known = new Set((await readAll()).map(({ id }) => id));
    expect(await fails(act)).toBe(false);
    const added = (await readAll()).filter(({ id }) => !known.has(id));
    expect(added).toMatchObject([{ actor_id: actor?.id ?? null, ...row }]);
    recorded.add(row.kind);
  }

  test('of a project and its settings', async () => {
    await expectRecorded(() => rpc(owner, 'create_project', { name: 'Tea' }), {
      kind: 'project_created',
      actor: owner,
      data: { name: 'Tea' },
    });
    const { rows } = await web.db.query(`select id from public.projects where name = 'Tea'`);
    projectId = z.object({ id: z.uuid() }).parse(rows[0]).id;
    const change = (body: object) => () => web.rest(owner, 'PATCH', `projects?id=eq.${projectId}`, body);
    await expectRecorded(change({ name: 'Green tea' }), {
      kind: 'project_renamed',
      actor: owner,
      data: { from: 'Tea', to: 'Green tea' },
    });
    await expectRecorded(change({ sites: ['tea.example'] }), {
      kind: 'sites_changed',
      actor: owner,
      data: { added: ['tea.example'], removed: [] },
    });
    for (const [trashed, kind] of [
      [true, 'project_trashed'],
      [false, 'project_restored'],
    ] as const) {
      await expectRecorded(() => rpc(owner, 'trash_project', { project: projectId, trashed }), {
        kind,
        actor: owner,
      });
    }
    await expectRecorded(
      () =>
        web.db.query(
          `insert into public.subscriptions (id, project_id, plan_id, status) values ('tea', $1, 'team', 'active')`,
          [projectId],
        ),
      { kind: 'plan_changed', actor: null, data: { from: 'Free', to: 'Team' } },
    );
  });

  test('of members and invitations', async () => {
    const invite = (person: Person) => () =>
      rpc(owner, 'invite_member', { project: projectId, email: toEmail(person), role: 'viewer' });
    await expectRecorded(invite(outsider), {
      kind: 'member_invited',
      actor: owner,
      data: { email: toEmail(outsider), role: 'viewer' },
    });
    await expectRecorded(
      () => web.rest(owner, 'DELETE', `invitations?project_id=eq.${projectId}&select=id`),
      {
        kind: 'invitation_withdrawn',
        actor: owner,
        data: { email: toEmail(outsider), role: 'viewer' },
      },
    );
    const { token } = z.object({ token: z.string() }).parse(await (await invite(guest)()).json());
    await expectRecorded(() => rpc(guest, 'accept_invitation', { token }), {
      kind: 'member_joined',
      actor: guest,
      member_id: guest.id,
      data: { role: 'viewer' },
    });
    for (const [person, role] of [
      [editor, 'editor'],
      [viewer, 'commenter'],
    ] as const) {
      await expectRecorded(
        () => web.rest(owner, 'POST', 'project_members', { project_id: projectId, user_id: person.id, role }),
        { kind: 'member_added', actor: owner, member_id: person.id, data: { role } },
      );
    }
    const membership = ({ id }: Person) => `project_members?project_id=eq.${projectId}&user_id=eq.${id}`;
    await expectRecorded(() => web.rest(owner, 'PATCH', membership(viewer), { role: 'viewer' }), {
      kind: 'member_role_changed',
      actor: owner,
      member_id: viewer.id,
      data: { from: 'commenter', to: 'viewer' },
    });
    await expectRecorded(() => web.rest(guest, 'DELETE', membership(guest)), {
      kind: 'member_left',
      actor: guest,
      member_id: guest.id,
    });
    await rpc(guest, 'accept_invitation', { token });
    await web.db.query(
      `insert into public.project_members (project_id, user_id, role) values ($1, $2, 'viewer')`,
      [projectId, guest.id],
    );
    await expectRecorded(() => web.rest(owner, 'DELETE', membership(guest)), {
      kind: 'member_removed',
      actor: owner,
      member_id: guest.id,
      data: { role: 'viewer' },
    });
  });

  test('of generations', async () => {
    await expectRecorded(
      () => web.call(editor, request, { params: { projectId }, body: { keyword: 'matcha' } }),
      { kind: 'article_requested', actor: editor, data: { title: 'matcha' } },
    );
    contentId = (await readRows(projectId)).at(-1)?.content_id ?? '';
    const article = { content_id: contentId, data: { title: 'matcha' } };
    const call = (route: typeof cancel) => () =>
      web.call(editor, route, { params: { id: contentId }, body: {} });
    await expectRecorded(call(cancel), { kind: 'article_canceled', actor: editor, ...article });
    await expectRecorded(call(retry), { kind: 'article_retried', actor: editor, ...article });
    await expectRecorded(() => endGeneration(contentId, 'failed', 'too_few_results'), {
      kind: 'article_failed',
      actor: null,
      content_id: contentId,
      data: { title: 'matcha', code: 'too_few_results' },
    });
    await call(retry)();
    await expectRecorded(() => endGeneration(contentId, 'complete'), {
      kind: 'article_finished',
      actor: null,
      ...article,
    });
  });

  test('of the queue: a list of keywords is one row', async () => {
    const batch = randomUUID();
    await expectRecorded(
      () =>
        rpc(editor, 'queue_keywords', {
          project: projectId,
          batch,
          entries: ['sencha', 'gyokuro', 'bancha'].map((keyword) => ({ keyword })),
        }),
      { kind: 'keywords_queued', actor: editor, data: { count: 3, keyword: 'sencha', batch } },
    );
    for (const [paused, kind] of [
      [true, 'queue_paused'],
      [false, 'queue_resumed'],
    ] as const) {
      await expectRecorded(() => rpc(editor, 'pause_queue', { project: projectId, paused }), {
        kind,
        actor: editor,
      });
    }
    const { rows } = await web.db.query<{ id: string }>(
      'select id from public.queued_keywords where project_id = $1 order by place',
      [projectId],
    );
    await expectRecorded(
      () =>
        rpc(editor, 'remove_queued_keywords', {
          project: projectId,
          keywords: rows.slice(1).map(({ id }) => id),
        }),
      { kind: 'keywords_removed', actor: editor, data: { count: 2, keyword: 'gyokuro' } },
    );
  });

  test('of articles, their shelves, links and threads', async () => {
    const id = await createContent(projectId, 'Green tea');
    const article = { content_id: id };
    for (const [shelf, kind, from] of [
      ['archive', 'article_archived', 'active'],
      ['active', 'article_restored', 'archive'],
      ['trash', 'article_trashed', 'active'],
      ['active', 'article_restored', 'trash'],
    ] as const) {
      await expectRecorded(() => rpc(editor, 'move_contents', { contents: [id], shelf }), {
        kind,
        actor: editor,
        ...article,
        data: { title: 'Green tea', from },
      });
    }
    await expectRecorded(() => web.rest(editor, 'PATCH', `contents?id=eq.${id}`, { noindex: true }), {
      kind: 'noindex_changed',
      actor: editor,
      ...article,
      data: { title: 'Green tea', noindex: true },
    });
    await expectRecorded(() => rpc(editor, 'create_article_link', { content: id, days: 7 }), {
      kind: 'link_created',
      actor: editor,
      ...article,
      data: { title: 'Green tea', expiresAt: expect.any(String) },
    });
    await expectRecorded(() => web.rest(owner, 'DELETE', `article_links?content_id=eq.${id}&select=id`), {
      kind: 'link_withdrawn',
      actor: owner,
      ...article,
    });
    const thread = randomUUID();
    const said = { ...article, thread_id: thread, data: { title: 'Green tea' } };
    await expectRecorded(
      () =>
        web.rest(editor, 'POST', 'project_comments?select=id', {
          id: thread,
          project_id: projectId,
          content_id: id,
          thread_id: thread,
          body: 'A secret remark.',
        }),
      { kind: 'thread_opened', actor: editor, ...said },
    );
    for (const [resolved, kind] of [
      [true, 'thread_resolved'],
      [false, 'thread_reopened'],
    ] as const) {
      await expectRecorded(() => rpc(owner, 'resolve_thread', { thread, resolved }), {
        kind,
        actor: owner,
        ...said,
      });
    }
    await expectRecorded(() => web.rest(editor, 'DELETE', `contents?id=eq.${id}&select=id`), {
      kind: 'article_deleted',
      actor: editor,
      ...article,
      data: { title: 'Green tea' },
    });
  });

  test('of versions, and of editing once an hour', async () => {
    const id = await createContent(projectId, 'Black tea');
    const article = { content_id: id };
    const listed = await web.call(editor, listVersions, { params: { id } });
    const [generated] = versionPageSchema.parse(await listed.json()).versions;
    expect((await edit(editor, id)).ok).toBe(true);
    await expectRecorded(keepAutomaticVersions, { kind: 'article_edited', actor: editor, ...article });
    expect((await edit(editor, id)).ok).toBe(true);
    await expectRecorded(
      () => web.call(editor, saveVersion, { params: { id }, body: { name: 'Before the review' } }),
      {
        kind: 'version_kept',
        actor: editor,
        ...article,
        version_id: expect.any(String),
        data: { title: 'Black tea', name: 'Before the review' },
      },
    );
    await expectRecorded(
      () => web.call(owner, restoreVersion, { params: { id, versionId: generated?.id ?? '' }, body: {} }),
      { kind: 'version_restored', actor: owner, ...article, version_id: expect.any(String) },
    );
  });

  test('no kind is left out, and no text of a comment and no token is kept', async () => {
    const { rows } = await web.db.query(
      `select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'project_activity_kind_check'`,
    );
    const { rule } = z.object({ rule: z.string() }).parse(rows[0]);
    const kinds = [...rule.matchAll(/'([a-z_]+)'/g)].map(([, kind = '']) => kind);
    expect([...recorded].toSorted()).toEqual(kinds.toSorted());
    expect(activityKindSchema.options.toSorted()).toEqual(kinds.toSorted());
    const everything = JSON.stringify(await readAll());
    expect(everything).not.toContain('secret');
    expect(everything).not.toMatch(/[0-9a-f]{48}/);
  });
});

describe('a project', () => {
  test('is told to its members alone: invitations to owners, links to editors', async () => {
    const projectId = await createTeam();
    const forViewers = ['project_created', 'member_joined', 'member_joined', 'member_joined'];
    expect(await readKinds(viewer, projectId)).toEqual(forViewers);
    expect(await readKinds(editor, projectId)).toEqual([...forViewers, 'link_created']);
    expect(await readKinds(owner, projectId)).toEqual([...forViewers, 'member_invited', 'link_created']);
    expect(await readKinds(outsider, projectId)).toEqual([]);
    expect(await readKinds(null, projectId)).toEqual([]);
    const forged = await web.rest(viewer, 'GET', `project_activity?data->>email=eq.guest@example.test`);
    expect(await forged.json()).toEqual([]);
    const counted = await web.rest(viewer, 'GET', 'project_activity?kind=eq.member_invited&select=id');
    expect(await counted.json()).toEqual([]);

    await web.rest(owner, 'DELETE', `project_members?project_id=eq.${projectId}&user_id=eq.${viewer.id}`);
    expect(await readKinds(viewer, projectId)).toEqual([]);
    await rpc(owner, 'trash_project', { project: projectId, trashed: true });
    expect(await readKinds(owner, projectId)).toEqual([]);
  });

  test('nobody writes its activity over REST, owners neither', async () => {
    const projectId = await createTeam();
    const before = await readRows(projectId);
    for (const person of [owner, viewer, outsider]) {
      const own = `project_activity?project_id=eq.${projectId}`;
      const answers = await Promise.all([
        web.rest(person, 'POST', 'project_activity', { project_id: projectId, kind: 'member_left' }),
        web.rest(person, 'PATCH', own, { actor_id: outsider.id }),
        web.rest(person, 'DELETE', own),
        rpc(person, 'record_activity', { project: projectId, kind: 'member_left', actor: outsider.id }),
        rpc(person, 'delete_old_activity', { before: new Date().toISOString(), most: 1000 }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 404, 404]);
    }
    expect(await readRows(projectId)).toEqual(before);
  });

  test('many articles that are moved or deleted at once are one row, which names the first 10', async () => {
    const projectId = await web.createProject(owner, { editor });
    const contents = await Promise.all(
      Array.from({ length: 12 }, (_, number) => createContent(projectId, `Tea ${number}`)),
    );
    await rpc(editor, 'move_contents', { contents, shelf: 'trash' });
    await web.rest(editor, 'DELETE', `contents?project_id=eq.${projectId}&select=id`);
    expect((await readRows(projectId)).slice(-2)).toMatchObject([
      { kind: 'article_trashed', content_id: null, data: { count: 12, from: 'active' } },
      { kind: 'article_deleted', actor_id: editor.id, data: { count: 12 } },
    ]);
    for (const { data } of (await readRows(projectId)).slice(-2)) expect(data['articles']).toHaveLength(10);
  });

  test('what the trash loses after 30 days has no actor', async () => {
    const projectId = await web.createProject(owner);
    const id = await createContent(projectId, 'Old tea');
    await rpc(owner, 'move_contents', { contents: [id], shelf: 'trash' });
    await web.db.query(`select private.delete_old_trash(now() + interval '1 second')`);
    expect((await readRows(projectId)).at(-1)).toMatchObject({
      kind: 'article_deleted',
      actor_id: null,
      data: { title: 'Old tea', isExpired: true },
    });
  });

  test('the same deed again within minutes is one row; what undoes it is another', async () => {
    const projectId = await web.createProject(owner);
    const invite = () =>
      rpc(owner, 'invite_member', { project: projectId, email: 'again@example.test', role: 'viewer' });
    await invite();
    await invite();
    const id = await createContent(projectId, 'Tea');
    for (const shelf of ['archive', 'active', 'archive'])
      await rpc(owner, 'move_contents', { contents: [id], shelf });
    expect((await readRows(projectId)).slice(2).map(({ kind }) => kind)).toEqual([
      'member_invited',
      'article_archived',
      'article_restored',
      'article_archived',
    ]);
  });

  test('a plan is told when it changes, not with every change of its subscription', async () => {
    const projectId = await web.createProject(owner);
    const subscription = randomUUID();
    const set = (columns: string) =>
      web.db.query(`update public.subscriptions set ${columns} where id = $1`, [subscription]);
    await web.db.query(`insert into public.subscriptions (id, status) values ($1, 'incomplete')`, [
      subscription,
    ]);
    await web.db.query('update public.subscriptions set project_id = $2 where id = $1', [
      subscription,
      projectId,
    ]);
    await set(`plan_id = 'team'`);
    await set(`status = 'active'`);
    await set(`status = 'past_due', current_period_end = now()`);
    await set(`plan_id = 'business'`);
    await set(`status = 'canceled'`);
    expect((await readRows(projectId)).slice(2).map(({ data }) => data)).toEqual([
      { from: 'Free', to: 'Team' },
      { from: 'Team', to: 'Business' },
      { from: 'Business', to: 'Free' },
    ]);
  });

  test('deleted, it leaves no activity and no events', async () => {
    const projectId = await createTeam();
    await rpc(owner, 'trash_project', { project: projectId, trashed: true });
    expect((await rpc(owner, 'delete_project', { project: projectId })).ok).toBe(true);
    expect(await readRows(projectId)).toEqual([]);
    const topics = await web.db.query('select from events.topics where topic = $1', [`project:${projectId}`]);
    expect(topics.rowCount).toBe(0);
  });
});

const read = async (person: Person | null, projectId: string, query = '') => {
  const response = await web.call(person, readActivity, { params: { projectId }, query });
  return { status: response.status, body: await response.json() };
};
const readPage = async (person: Person, projectId: string, query = '') =>
  activityPageSchema.parse((await read(person, projectId, query)).body);

describe('the API', () => {
  test('gives pages that lead from one to the next, by person and by what they are about', async () => {
    const projectId = await web.createProject(owner, { editor, viewer });
    for (const number of [1, 2, 3]) {
      await web.rest(owner, 'PATCH', `projects?id=eq.${projectId}`, { name: `Tea ${number}` });
    }
    const all = await readPage(viewer, projectId);
    expect(all.next).toBeNull();
    const paged: number[] = [];
    let before = '';
    for (;;) {
      const { rows, next } = await readPage(viewer, projectId, `limit=2${before}`);
      paged.push(...rows.map(({ id }) => id));
      if (next === null) break;
      before = `&before=${next}`;
    }
    expect(paged).toEqual(all.rows.map(({ id }) => id));
    expect(paged).toHaveLength(7);
    const kinds = async (query: string) =>
      (await readPage(viewer, projectId, query)).rows.map(({ kind }) => kind);
    expect(await kinds(`person=${editor.id}`)).toEqual(['member_joined']);
    expect(await kinds('about=people')).toEqual(['member_joined', 'member_joined', 'member_joined']);
    expect(await kinds(`about=project&person=${viewer.id}`)).toEqual([]);
  });

  test('names former members and deleted accounts, and leads only to what the reader can open', async () => {
    const projectId = await web.createProject(owner, { editor, viewer });
    const id = await createContent(projectId, 'Hidden tea');
    await rpc(editor, 'move_contents', { contents: [id], shelf: 'trash' });
    await web.rest(owner, 'DELETE', `project_members?project_id=eq.${projectId}&user_id=eq.${editor.id}`);
    const find = async (person: Person) =>
      (await readPage(person, projectId)).rows.find(({ kind }) => kind === 'article_trashed');
    const { rows } = await web.db.query('select display_name from public.profiles where id = $1', [
      editor.id,
    ]);
    const actor = {
      userId: editor.id,
      displayName: z.object({ display_name: z.string() }).parse(rows[0]).display_name,
    };
    expect(await find(owner)).toMatchObject({ actor, contentId: id, data: { title: 'Hidden tea' } });
    expect(await find(viewer)).toMatchObject({ actor, contentId: null });
  });

  test('of many articles leads to those that are still there', async () => {
    const projectId = await web.createProject(owner, { viewer });
    const [kept, gone] = [await createContent(projectId, 'Kept'), await createContent(projectId, 'Gone')];
    await rpc(owner, 'move_contents', { contents: [gone, kept], shelf: 'archive' });
    await web.rest(owner, 'DELETE', `contents?id=eq.${gone}&select=id`);
    const { rows } = await readPage(viewer, projectId);
    expect(rows[1]).toMatchObject({
      kind: 'article_archived',
      openIds: [kept],
      data: {
        articles: [
          { id: kept, title: 'Kept' },
          { id: gone, title: 'Gone' },
        ],
      },
    });
  });

  test('refuses strangers and what is no query', async () => {
    const projectId = await web.createProject(owner, { viewer });
    expect((await read(outsider, projectId)).status).toBe(404);
    expect((await read(null, projectId)).status).toBe(401);
    for (const query of ['before=0', 'before=x', 'limit=101', 'person=x', 'about=money', 'before=9e99']) {
      expect((await read(viewer, projectId, query)).status).toBe(400);
    }
  });
});

test('a deleted account leaves its deeds and neither its id nor its address', async () => {
  const person = await web.createPerson();
  const projectId = await web.createProject(owner);
  await rpc(owner, 'invite_member', { project: projectId, email: toEmail(person), role: 'editor' });
  await web.db.query(
    `insert into public.project_members (project_id, user_id, role) values ($1, $2, 'editor')`,
    [projectId, person.id],
  );
  await rpc(person, 'queue_keywords', {
    project: projectId,
    batch: randomUUID(),
    entries: [{ keyword: 'oolong' }],
  });
  expect((await rpc(person, 'delete_own_account', {})).ok).toBe(true);
  const rows = await readRows(projectId);
  expect(rows.slice(2)).toMatchObject([
    { kind: 'member_invited', actor_id: owner.id, data: { role: 'editor' } },
    { kind: 'member_joined', actor_id: null, member_id: null },
    { kind: 'keywords_queued', actor_id: null },
    { kind: 'member_left', actor_id: null, member_id: null },
  ]);
  expect(JSON.stringify(rows)).not.toContain(person.id);
});

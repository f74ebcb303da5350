import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTeam } from './team.ts';
import { z } from 'zod';
import { signIn } from './person.ts';
import { createQuietContent } from './quiet-content.ts';

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
afterAll(() => database.end());

interface Member {
  id: string;
  supabase: SupabaseClient;
}

const names = ['owner', 'editor', 'commenter', 'viewer', 'outsider'] as const;
let people: Record<(typeof names)[number], Member>;
beforeAll(async () => {
  const [owner, editor, commenter, viewer, outsider] = await Promise.all([
    member('owner'),
    member('editor'),
    member('commenter'),
    member('viewer'),
    member('outsider'),
  ]);
  people = { owner, editor, commenter, viewer, outsider };
});
afterAll(() => Promise.all(Object.values(people).map(({ supabase }) => supabase.realtime.disconnect())));

async function member(name: (typeof names)[number]): Promise<Member> {
  const { id, token } = await signIn(team, name);
  const supabase = createClient(team.supabaseUrl, team.publishableKey, {
    accessToken: () => Promise.resolve(token),
  });
  return { id, supabase };
}

/** Sends a comment as it is; `author_id` is the sender's unless said otherwise. */
function send({ supabase, id }: Member, row: Record<string, unknown> = {}) {
  return supabase
    .from('project_comments')
    .insert({ project_id: team.projectId, author_id: id, body: 'Well put.', ...row })
    .select()
    .single();
}

const rowSchema = z.looseObject({
  id: z.string(),
  thread_id: z.string(),
  body: z.string(),
  position: z.number(),
  version: z.number(),
});

async function write(author: Member, row: Record<string, unknown> = {}) {
  const { data, error } = await send(author, row);
  if (error) throw error;
  return rowSchema.parse(data);
}

/** Why something was refused, by its stable code. */
async function hint(answer: PromiseLike<{ error: { hint: string } | null }>): Promise<string> {
  return (await answer).error?.hint ?? 'allowed';
}

/** Who was told what of a comment, by the kind of notification. */
async function told(commentId: string): Promise<string[]> {
  const { rows } = await database.query<{ told: string }>(
    `select kind || ' ' || split_part(account.email, '@', 1) as told
       from notifications join auth.users as account on account.id = user_id
      where data ->> 'commentId' = $1 order by 1`,
    [commentId],
  );
  return rows.map((row) => row.told);
}

describe('forged requests are refused by the database', () => {
  test('commenting in the name of somebody else', async () => {
    const { error } = await send(people.commenter, { author_id: people.owner.id });
    expect(error?.code).toBe('42501');
  });

  test('commenting as a viewer, and from outside', async () => {
    expect((await send(people.viewer)).error?.code).toBe('42501');
    expect((await send(people.outsider)).error?.code).toBe('42501');
  });

  test('writing what only the database decides', async () => {
    const columns = ['position', 'version', 'deleted_at', 'resolved_by', 'created_at', 'reactions'];
    const codes = await Promise.all(
      columns.map(async (column) => (await send(people.owner, { [column]: null })).error?.code),
    );
    expect(codes).toEqual(columns.map(() => '42501'));
  });

  test('changing or deleting rows past the functions', async () => {
    const { id } = await write(people.commenter);
    const comments = people.owner.supabase.from('project_comments');
    expect((await comments.update({ body: 'Other words' }).eq('id', id)).error?.code).toBe('42501');
    expect((await comments.delete().eq('id', id)).error?.code).toBe('42501');
  });

  test('what each role may do with the comment of another', async () => {
    const { id } = await write(people.commenter);
    const edit = (by: Member) => by.supabase.rpc('edit_comment', { comment: id, body: 'Other words' });
    const remove = (by: Member) => by.supabase.rpc('delete_comment', { comment: id });
    const resolve = (by: Member) => by.supabase.rpc('resolve_thread', { thread: id, resolved: true });
    const react = (by: Member) =>
      by.supabase.rpc('react_to_comment', { comment: id, emoji: '👍', reacted: true });

    expect(await hint(edit(people.owner))).toBe('not_author');
    expect(await hint(remove(people.editor))).toBe('not_author');
    expect(await hint(resolve(people.viewer))).toBe('role_too_low');
    expect(await hint(react(people.viewer))).toBe('role_too_low');
    const fromOutside = await Promise.all(
      [edit, remove, resolve, react].map((attempt) => hint(attempt(people.outsider))),
    );
    expect(new Set(fromOutside)).toEqual(new Set(['comment_not_found']));
    expect(await hint(resolve(people.editor))).toBe('allowed');
    expect(await hint(react(people.editor))).toBe('allowed');
    expect(await hint(remove(people.owner))).toBe('allowed');
  });

  test('reading from outside, and what others have read', async () => {
    const { id } = await write(people.commenter);
    await people.viewer.supabase.rpc('mark_thread_read', { thread: id, up_to: 1 });
    const seen = await people.outsider.supabase.from('project_comments').select('id');
    expect(seen).toMatchObject({ error: null, data: [] });
    const reads = await people.owner.supabase.from('comment_reads').select('user_id').eq('thread_id', id);
    expect(reads.data?.map(({ user_id }: { user_id: string }) => user_id)).not.toContain(people.viewer.id);
  });

  test('mentioning somebody who could not read it', async () => {
    const { error } = await send(people.commenter, { mentions: [people.outsider.id] });
    expect(error?.hint).toBe('mention_not_member');
  });

  test('a thread, an article and an answer of another project', async () => {
    const foreign = await createQuietContent(database, team.outsidersProjectId);
    const theirs = await write(people.outsider, { project_id: team.outsidersProjectId });
    const own = await write(people.owner);
    expect((await send(people.owner, { content_id: foreign.id })).error?.hint).toBe('content_not_found');
    expect((await send(people.owner, { thread_id: theirs.id })).error?.hint).toBe('thread_not_found');
    const crossed = await send(people.owner, { thread_id: own.id, parent_id: theirs.id });
    expect(crossed.error?.hint).toBe('parent_not_found');
  });

  test('nothing, too much, and something on an article that was deleted', async () => {
    for (const body of [' \n\t', '\u200b\u2060', '\u202e\ufeff \u3164', '\u{e0041}']) {
      expect((await send(people.owner, { body })).error?.hint).toBe('comment_empty');
    }
    for (const anchor of [{}, { quote: '' }, { quote: 'q', prefix: '', suffix: '', start: 1 }, [], 'q']) {
      expect((await send(people.owner, { anchor })).error?.code).toBe('23514');
    }
    expect((await send(people.owner, { body: 'x'.repeat(1_000_000) })).error?.hint).toBe('comment_too_long');
    const content = await createQuietContent(database, team.projectId);
    await database.query('delete from contents where id = $1', [content.id]);
    expect((await send(people.owner, { content_id: content.id })).error?.hint).toBe('content_not_found');
  });

  test('entering the rooms of a project from outside', async () => {
    const room = `project:${team.projectId}:`;
    expect(await enter(people.outsider, `${room}collaborators`)).toBe('CHANNEL_ERROR');
    expect(await enter(people.outsider, `${room}comments`)).toBe('CHANNEL_ERROR');
    expect(await enter(people.viewer, `${room}collaborators`)).toBe('SUBSCRIBED');
  });

  test('inviting without being an owner, and changing one’s own role', async () => {
    const invited = await people.editor.supabase.rpc('invite_member', {
      project: team.projectId,
      email: 'operator@demo.test',
      role: 'viewer',
    });
    expect(invited.error?.hint).toBe('role_too_low');
    const raised = await people.viewer.supabase
      .from('project_members')
      .update({ role: 'owner' })
      .eq('user_id', people.viewer.id)
      .select();
    expect(raised).toMatchObject({ error: null, data: [] });
  });
});

async function enter({ supabase }: Member, name: string): Promise<string> {
  await supabase.realtime.setAuth();
  const { promise, resolve } = Promise.withResolvers<string>();
  const channel = supabase.channel(name, { config: { private: true } });
  channel.on('presence', { event: 'sync' }, () => undefined).subscribe(resolve);
  const status = await promise;
  await supabase.removeChannel(channel);
  return status;
}

describe('threads', () => {
  test('replies that are written at once stand in one order without a gap', async () => {
    const root = await write(people.owner);
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        write(index % 2 === 0 ? people.editor : people.commenter, { thread_id: root.id }),
      ),
    );
    const positions = replies.map(({ position }) => position).toSorted((one, other) => one - other);
    expect(positions).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
  });

  test('nothing of a deleted comment is left, in the table or in what is told of it', async () => {
    const root = await write(people.commenter, {
      body: 'A secret @Olivia Hart',
      mentions: [people.owner.id],
    });
    await people.owner.supabase.rpc('react_to_comment', { comment: root.id, emoji: '👀', reacted: true });
    const { data } = await people.commenter.supabase.rpc('delete_comment', { comment: root.id });
    expect(data).toMatchObject({ body: '', mentions: [], reactions: {}, version: 3 });
    const { rows } = await database.query(
      `select 1 from events.events where data::text like '%A secret%'
       union all select 1 from notifications where data::text like '%A secret%'`,
    );
    expect(rows).toEqual([]);
  });

  test('those are told whom it concerns, once', async () => {
    const root = await write(people.commenter, { mentions: [people.owner.id, people.commenter.id] });
    expect(await told(root.id)).toEqual(['mention owner']);
    const reply = await write(people.owner, { thread_id: root.id, mentions: [people.commenter.id] });
    expect(await told(reply.id)).toEqual(['mention commenter']);
    const second = await write(people.editor, { thread_id: root.id });
    expect(await told(second.id)).toEqual(['reply commenter', 'reply owner']);
    await people.editor.supabase.rpc('resolve_thread', { thread: root.id, resolved: true });
    expect(await told(root.id)).toEqual([
      'comment_resolved commenter',
      'comment_resolved owner',
      'mention owner',
    ]);
  });
});

import { REALTIME_SUBSCRIBE_STATES, type SupabaseClient } from '@supabase/supabase-js';
import { toBase64 } from 'lib0/buffer';
import { eventually } from '@headway/testing/eventually';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { DocumentProvider } from '../src/client/index.ts';
import { z } from 'zod';
import { toAwarenessRoom } from '../src/protocol/index.ts';
import { createVersion, restoreVersion } from '../src/server/index.ts';
import { lockDocument } from '../src/server/log/lock-document.ts';
import { signIn, type Role } from './demo.ts';
import { forgeChannel } from './forge.ts';
import { startDocuments, type DocumentsHarness } from './harness.ts';
import { createTeam } from './team.ts';

let documents: DocumentsHarness;
let forger: SupabaseClient;

beforeAll(async () => {
  documents = await startDocuments();
  const { apiUrl, publishableKey } = documents.supabase;
  // a client of its own for what an editor's page would never do
  forger = await signIn(apiUrl, publishableKey, 'editor');
});
afterEach(async () => {
  await documents.closeDocuments();
  await forger.removeAllChannels();
});
afterAll(async () => {
  await forger.realtime.disconnect();
  await documents.stop();
});

const notes = ({ doc }: DocumentProvider) => doc.getText('notes');
async function openLive(role: Role, contentId: string): Promise<DocumentProvider> {
  const provider = documents.open(await documents.signIn(role), contentId);
  await eventually(() => expect(provider.getState().status).toBe('live'));
  return provider;
}

async function write(provider: DocumentProvider, text: string): Promise<void> {
  notes(provider).insert(notes(provider).length, text);
  await eventually(() => expect(provider.getState().isSaved).toBe(true));
}

async function readEpoch(contentId: string): Promise<string> {
  const { rows } = await documents.pool.query<{ epoch: string }>(
    'select epoch from public.documents where content_id = $1',
    [contentId],
  );
  return rows[0]?.epoch ?? '';
}

function encodeText(text: string): string {
  const doc = new Y.Doc();
  doc.getText('notes').insert(0, text);
  return toBase64(Y.encodeStateAsUpdate(doc));
}

/** An awareness update of someone who is nowhere on a page. */
function encodeCaret(name: string, cursor?: unknown): { clientId: number; update: string } {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalStateField('user', { name });
  if (cursor !== undefined) awareness.setLocalStateField('cursor', cursor);
  const update = toBase64(encodeAwarenessUpdate(awareness, [awareness.clientID]));
  awareness.destroy();
  return { clientId: awareness.clientID, update };
}

async function append(client: SupabaseClient, contentId: string, text: string) {
  const epoch = await readEpoch(contentId);
  return client.rpc('append_update', { content_id: contentId, epoch, update: encodeText(text) });
}

describe('someone who is removed', () => {
  test('hears nothing in the rooms that were left open, and is not heard there', async () => {
    const { contentId, remove } = await createTeam(documents);
    const [writer, reader] = await Promise.all([openLive('owner', contentId), openLive('viewer', contentId)]);
    const room = await documents.readRoom(contentId);
    const updates = await forgeChannel(forger, room);
    const carets = await forgeChannel(forger, toAwarenessRoom(room));
    expect([updates.outcome, carets.outcome]).toEqual(['SUBSCRIBED', 'SUBSCRIBED']);
    await write(writer, 'before, ');
    await eventually(() => expect(updates.heard).toHaveLength(1));
    const before = encodeCaret('before');
    await carets.broadcast('awareness', { update: before.update });
    await eventually(() => expect(reader.awareness.getStates().has(before.clientId)).toBe(true));

    await remove('editor');
    const after = encodeCaret('after');
    await carets.broadcast('awareness', { update: after.update });
    await write(writer, 'after');
    writer.awareness.setLocalStateField('user', { name: 'Writer' });
    await eventually(() => expect(notes(reader).toJSON()).toBe('before, after'));
    await eventually(() =>
      expect([...reader.awareness.getStates().values()]).toContainEqual({ user: { name: 'Writer' } }),
    );
    const shown = [...reader.awareness.getStates().keys(), ...writer.awareness.getStates().keys()];
    expect(shown).not.toContain(after.clientId);
    // nor is the caret left that was there
    expect(shown).not.toContain(before.clientId);

    // what is sent to the old room last would be heard after all of that, unless the server has closed it
    await documents.pool.query(`select realtime.send('{}', 'last', $1)`, [room]);
    await eventually(() => expect(updates.heard.at(-1)?.event === 'last' || !updates.isOpen()).toBe(true));
    expect(updates.heard.slice(0, 2)).toEqual([
      { event: 'update', payload: expect.objectContaining({ seq: 1 }) },
      { event: 'moved', payload: { id: expect.any(String) } },
    ]);
    expect(updates.heard.filter(({ event }) => event === 'update')).toHaveLength(1);
    expect(JSON.stringify(carets.heard)).not.toContain(await documents.readRoom(contentId));
  });

  test('cannot enter the new rooms, even by name', async () => {
    const { contentId, remove } = await createTeam(documents);
    const old = await documents.readRoom(contentId);
    await remove('editor');
    const current = await documents.readRoom(contentId);
    expect(current).not.toBe(old);
    const names = [old, current, `document:${contentId}`].flatMap((name) => [name, toAwarenessRoom(name)]);
    const outcomes = await Promise.all(names.map(async (name) => (await forgeChannel(forger, name)).outcome));
    expect(outcomes).toEqual(names.map(() => 'CHANNEL_ERROR'));
    const { error } = await forger.rpc('read_updates', { content_id: contentId });
    expect(error).toMatchObject({ code: 'PT404', hint: 'document_not_found' });
  });

  test('is told so on an open page, and comes back when invited again', async () => {
    const { projectId, contentId, remove } = await createTeam(documents);
    const page = await openLive('editor', contentId);
    await remove('editor');
    await eventually(() =>
      expect(page.getState()).toMatchObject({ status: 'refused', refusal: 'document_not_found' }),
    );
    await documents.pool.query(`insert into public.project_members values ($1, $2, 'editor')`, [
      projectId,
      await documents.userId('editor'),
    ]);
    await write(await openLive('editor', contentId), 'back');
  });

  test('keeps and restores no version, even with requests that waited for the document', async () => {
    const { contentId, remove } = await createTeam(documents);
    const editor = documents.as(await documents.userId('editor'));
    const { rows } = await documents.pool.query(
      'select id from public.document_versions where content_id = $1',
      [contentId],
    );
    const [{ id: versionId }] = z.tuple([z.object({ id: z.uuid() })]).parse(rows);
    const holder = await documents.pool.connect();
    try {
      await holder.query('begin');
      await lockDocument(holder, contentId);
      const requests = [
        createVersion(editor, { contentId, name: 'Too late' }),
        restoreVersion(editor, { contentId, versionId }),
      ];
      await eventually(async () => {
        const waiting = await documents.pool.query(
          `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%pg_advisory_xact_lock%'`,
        );
        expect(waiting.rows).toHaveLength(2);
      });
      await remove('editor');
      await holder.query('commit');
      for (const request of requests) expect(await request).toMatchObject({ ok: false, code: 'not_found' });
    } finally {
      holder.release();
    }
  });

  test('appends nothing from the commit on, even with a request that was under way', async () => {
    const { projectId, contentId } = await createTeam(documents);
    const removal = await documents.pool.connect();
    try {
      await removal.query('begin');
      await removal.query('delete from public.project_members where project_id = $1 and user_id = $2', [
        projectId,
        await documents.userId('editor'),
      ]);
      const appending = append(forger, contentId, 'too late').then(({ error }) => error);
      await eventually(async () => {
        const { rows } = await documents.pool.query(
          `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%append_update%'`,
        );
        expect(rows).toHaveLength(1);
      });
      await removal.query('commit');
      expect(await appending).toMatchObject({ hint: 'document_not_found' });
    } finally {
      removal.release();
    }
    const { rows } = await documents.pool.query('select from public.document_updates where content_id = $1', [
      contentId,
    ]);
    expect(rows).toHaveLength(0);
  });

  test('leaves the list of who is there, and hears no comments', async () => {
    const { projectId, remove } = await createTeam(documents);
    const owner = await signIn(documents.supabase.apiUrl, documents.supabase.publishableKey, 'owner');
    const people = [owner, forger].map((client, index) => {
      const config = { private: true, presence: { key: `person ${index}`, enabled: true } };
      const collaborators = client.channel(`project:${projectId}:collaborators`, { config });
      const comments = client.channel(`project:${projectId}:comments`, { config: { private: true } });
      const heard: unknown[] = [];
      const table = { event: '*', schema: 'public', table: 'project_comments' } as const;
      comments.on('postgres_changes', table, (change) => heard.push(Object(change.new).body));
      return { client, collaborators, comments, heard };
    });
    const [ours, theirs] = people;
    if (!ours || !theirs) throw new Error('nobody is there');
    await Promise.all(
      people.map(async ({ client, collaborators, comments }) => {
        await client.realtime.setAuth();
        await Promise.all([collaborators, comments].map(subscribed));
        await collaborators.track({});
      }),
    );
    const comment = async (body: string) =>
      owner.from('project_comments').insert({ project_id: projectId, body }).throwOnError();
    await comment('before');
    await eventually(() => {
      expect(Object.keys(ours.collaborators.presenceState())).toHaveLength(2);
      expect(theirs.heard).toEqual(['before']);
    });
    await remove('editor');
    await comment('after');
    await eventually(() => expect(ours.heard).toEqual(['before', 'after']));
    await eventually(() => expect(Object.keys(ours.collaborators.presenceState())).toEqual(['person 0']));
    expect(theirs.heard).toEqual(['before']);
    expect([theirs.collaborators.state, theirs.comments.state]).toEqual(['closed', 'closed']);
    await owner.realtime.disconnect();
  });
});

async function subscribed(channel: ReturnType<SupabaseClient['channel']>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  channel.subscribe((status, error) =>
    status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED ? resolve() : reject(error ?? new Error(status)),
  );
  await promise;
}

describe('by a forged client', () => {
  test('an editor who has become a viewer appends nothing, and still shows a caret', async () => {
    const { contentId, setRole } = await createTeam(documents);
    const reader = await openLive('owner', contentId);
    const carets = await forgeChannel(forger, toAwarenessRoom(await documents.readRoom(contentId)));
    expect((await append(forger, contentId, 'as an editor')).error).toBeNull();
    await setRole('editor', 'viewer');
    expect((await append(forger, contentId, 'as a viewer')).error).toMatchObject({
      code: '42501',
      hint: 'role_too_low',
    });
    const caret = encodeCaret('viewer');
    await carets.broadcast('awareness', { update: caret.update });
    await eventually(() => expect(reader.awareness.getStates().has(caret.clientId)).toBe(true));
    expect(notes(reader).toJSON()).toBe('as an editor');
  });

  test('forged carets are ignored, and a message adds one caret at most', async () => {
    const { contentId } = await createTeam(documents);
    const reader = await openLive('owner', contentId);
    const room = await documents.readRoom(contentId);
    const { apiUrl, publishableKey } = documents.supabase;
    const viewer = await signIn(apiUrl, publishableKey, 'viewer');
    const carets = await forgeChannel(viewer, toAwarenessRoom(room));
    const crowd = new Awareness(new Y.Doc());
    const clients = Array.from({ length: 2_000 }, (_, index) => index + 1);
    for (const client of clients) crowd.states.set(client, { user: { name: 'nobody' } });
    for (const client of clients) crowd.meta.set(client, { clock: 1, lastUpdated: 0 });
    const many = toBase64(encodeAwarenessUpdate(crowd, clients));
    await carets.broadcast('awareness', { update: many });
    const own = reader.doc.clientID;
    crowd.states.set(own, { user: { name: 'not me' } });
    crowd.meta.set(own, { clock: 1_000, lastUpdated: 0 });
    await carets.broadcast('awareness', { update: toBase64(encodeAwarenessUpdate(crowd, [own])) });
    const broken = encodeCaret('viewer', { anchor: {}, head: {} });
    await carets.broadcast('awareness', { update: broken.update });
    await eventually(() => expect(reader.awareness.getStates().has(broken.clientId)).toBe(true));
    expect(Object.fromEntries(reader.awareness.getStates())).toEqual({
      [own]: {},
      [broken.clientId]: { user: { name: 'viewer' }, cursor: null },
    });
    crowd.destroy();
    await viewer.realtime.disconnect();
  });

  test('edits of somebody who may no longer edit are kept, and committed when the role is given back', async () => {
    const { contentId, setRole } = await createTeam(documents);
    const [editor, reader] = await Promise.all([openLive('editor', contentId), openLive('owner', contentId)]);
    await setRole('editor', 'viewer');
    notes(editor).insert(0, 'meanwhile');
    await eventually(() => expect(editor.getState()).toMatchObject({ refusal: 'role_too_low', unsynced: 1 }));
    await setRole('editor', 'editor');
    editor.retryEdits();
    await eventually(() => expect(editor.getState()).toMatchObject({ refusal: null, isSaved: true }));
    await eventually(() => expect(notes(reader).toJSON()).toBe('meanwhile'));
  });

  test.each(['viewer', 'commenter', 'editor', 'owner'] as const)(
    'a %s sends nothing to the room of updates',
    async (role) => {
      const { contentId } = await createTeam(documents);
      const room = await documents.readRoom(contentId);
      const { apiUrl, publishableKey } = documents.supabase;
      const member = await signIn(apiUrl, publishableKey, role);
      const [sender, listener] = [await forgeChannel(member, room), await forgeChannel(forger, room)];
      await sender.broadcast('update', { forged: true });
      await sender.broadcast('moved', { forged: true });
      const { error } = await append(await documents.signIn('owner'), contentId, 'true');
      expect(error).toBeNull();
      await eventually(() => expect(listener.heard).not.toEqual([]));
      expect(listener.heard.map(({ payload }) => payload)).toEqual([expect.objectContaining({ seq: 1 })]);
      await member.realtime.disconnect();
    },
  );

  test('a member of another team enters no room, and learns nothing from asking', async () => {
    const { projectId, contentId } = await createTeam(documents);
    const room = await documents.readRoom(contentId);
    const outsider = await documents.signIn('outsider');
    const names = [
      room,
      toAwarenessRoom(room),
      `project:${projectId}:collaborators`,
      `project:${projectId}:comments`,
      `document:${crypto.randomUUID()}:${room.split(':')[2]}`,
    ];
    const channels = await Promise.all(names.map((name) => forgeChannel(outsider, name)));
    expect(channels.map(({ outcome }) => outcome)).toEqual(names.map(() => 'CHANNEL_ERROR'));
    await Promise.all(channels.map(({ leave }) => leave()));
  });

  test('no key of a room is read over REST', async () => {
    await createTeam(documents);
    for (const schema of ['private', 'realtime'] as const) {
      const { apiUrl, publishableKey } = documents.supabase;
      const table = schema === 'private' ? 'room_keys' : 'messages';
      const { data } = await forger.auth.getSession();
      const response = await fetch(`${apiUrl}/rest/v1/${table}?select=*`, {
        headers: {
          apikey: publishableKey,
          authorization: `Bearer ${data.session?.access_token}`,
          'accept-profile': schema,
        },
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
    }
  });
});

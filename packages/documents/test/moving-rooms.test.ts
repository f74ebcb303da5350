import { eventually } from '@headway/testing/eventually';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDocumentProvider, createMemoryStore, type DocumentProvider } from '../src/client/index.ts';
import { toAwarenessRoom } from '../src/protocol/index.ts';
import type { Role } from './demo.ts';
import { startDocuments, type DocumentsHarness } from './harness.ts';
import { createTeam } from './team.ts';

let documents: DocumentsHarness;

beforeAll(async () => {
  // a server that closes an old room before its people have left it would show them as disconnected for a moment
  documents = await startDocuments({ permissionCheckMs: 3_600_000 });
});
afterEach(() => documents.closeDocuments());
afterAll(() => documents.stop());

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

/** Waits until the pages of these people are in the current rooms of a document, and in no others. */
async function expectMoved(contentId: string, roles: Role[]): Promise<void> {
  const room = await documents.readRoom(contentId);
  const expected = [room, toAwarenessRoom(room)].map((name) => `realtime:${name} joined`);
  for (const role of roles) {
    const client = await documents.signIn(role);
    await eventually(() => {
      const channels = client.getChannels().map(({ topic, state }) => `${topic} ${state}`);
      expect(channels.toSorted()).toEqual(expected);
    });
  }
}

test('those who stay lose no update and are never shown as disconnected, however often the rooms move', async () => {
  const { projectId, contentId, remove } = await createTeam(documents);
  const staying = await Promise.all([openLive('owner', contentId), openLive('commenter', contentId)]);
  const [writer, reader] = staying;
  const statuses = new Set<string>();
  for (const provider of staying) provider.subscribe(() => statuses.add(provider.getState().status));
  const move = async (round: number) => {
    notes(writer).insert(notes(writer).length, `${round} `);
    await remove('viewer');
    notes(writer).insert(notes(writer).length, `${round}, `);
    await documents.pool.query(`insert into public.project_members values ($1, $2, 'viewer')`, [
      projectId,
      await documents.userId('viewer'),
    ]);
  };
  for (let round = 0; round < 5; round += 1) {
    await move(round);
    await expectMoved(contentId, ['owner', 'commenter']);
  }
  await eventually(() => expect(notes(reader).toJSON()).toBe(notes(writer).toJSON()));
  expect([...statuses]).not.toContain('reconnecting');
  // and when it moves again while they are moving
  for (let round = 5; round < 10; round += 1) await move(round);
  await expectMoved(contentId, ['owner', 'commenter']);
  await eventually(() => expect(writer.getState()).toMatchObject({ status: 'live', isSaved: true }));
  await eventually(() => expect(notes(reader).toJSON()).toBe(notes(writer).toJSON()));
  // and in the last of these rooms both are heard
  writer.awareness.setLocalStateField('user', { name: 'Writer' });
  await eventually(() =>
    expect(reader.awareness.getStates().get(writer.doc.clientID)).toEqual({ user: { name: 'Writer' } }),
  );
  await write(writer, 'end');
  await eventually(() => expect(notes(reader).toJSON()).toMatch(/end$/));
});

test('those who stay still see each other, whoever of them comes first to the new room', async () => {
  const { contentId, remove } = await createTeam(documents);
  const staying = await Promise.all(
    (['owner', 'commenter', 'viewer'] as const).map((role) => openLive(role, contentId)),
  );
  for (const [index, { awareness }] of staying.entries()) {
    awareness.setLocalStateField('user', { name: String(index) });
  }
  const expectAll = () =>
    eventually(() => {
      for (const { awareness } of staying) {
        const users = [...awareness.getStates().values()].map(({ user }) => String(user.name));
        expect(users.toSorted()).toEqual(['0', '1', '2']);
      }
    });
  await expectAll();
  await remove('editor');
  await expectMoved(contentId, ['owner', 'commenter', 'viewer']);
  await expectAll();
});

test('those who stay find the new room by reading when they have not heard that it has moved', async () => {
  const { projectId, contentId } = await createTeam(documents);
  const client = await documents.signIn('viewer');
  const provider = createDocumentProvider({
    supabase: client,
    contentId,
    doc: new Y.Doc(),
    store: createMemoryStore(),
    pollMs: 100,
  });
  try {
    await eventually(() => expect(provider.getState().status).toBe('live'));
    await documents.pool.query('update private.room_keys set key = default where project_id = $1', [
      projectId,
    ]);
    const room = `realtime:${await documents.readRoom(contentId)}`;
    await eventually(() => {
      const channel = client.getChannels().find(({ topic }) => topic === room);
      expect(channel?.state).toBe('joined');
    });
  } finally {
    await provider.destroy();
  }
});

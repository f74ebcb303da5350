import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDocumentProvider, createMemoryStore, type DocumentProvider } from '../src/client/index.ts';
import { createCountedWebSocket } from './counted-web-socket.ts';
import { signIn, type Role } from './demo.ts';
import { startDocuments, type DocumentsHarness } from './harness.ts';

const PEOPLE: Role[] = ['owner', 'editor', 'commenter', 'viewer', 'outsider', 'operator'];
/** What a Free project carries. Supabase takes the average of at least five seconds. */
const EVENTS_PER_SECOND = 100;
const WINDOW_MS = 10_000;
const KEYSTROKE_MS = 60;

let documents: DocumentsHarness;

beforeAll(async () => {
  documents = await startDocuments();
});
afterAll(() => documents.stop());

test('six people who write and move their carets at once stay within the events of a Free project', async () => {
  await documents.pool.query(
    `insert into public.project_members (project_id, user_id, role)
     select projects.id, users.id, 'editor' from public.projects, auth.users
     on conflict (project_id, user_id) do update set role = 'editor' where project_members.role <> 'owner'`,
  );
  const contentId = await documents.createContent();
  const count = createCountedWebSocket();
  const { apiUrl, publishableKey } = documents.supabase;
  const clients = await Promise.all(
    PEOPLE.map((role) => signIn(apiUrl, publishableKey, role, count.transport)),
  );
  const providers = clients.map((supabase) =>
    createDocumentProvider({ supabase, contentId, doc: new Y.Doc(), store: createMemoryStore() }),
  );
  for (const [person, { awareness }] of providers.entries()) {
    awareness.setLocalStateField('user', { name: String(person) });
  }
  await eventually(() => {
    for (const provider of providers) {
      expect(provider.getState().status).toBe('live');
      expect(provider.awareness.getStates().size).toBe(PEOPLE.length);
    }
  });

  const before = { sent: count.sent, received: count.received, seq: await readSeq(contentId) };
  const seconds = await writeFor(providers, WINDOW_MS);
  const updates = (await readSeq(contentId)) - before.seq;
  const events = count.sent - before.sent + count.received - before.received + updates;

  // everyone was heard, and as often as there is room for
  expect(updates).toBeGreaterThan(PEOPLE.length);
  expect(events / seconds).toBeLessThanOrEqual(EVENTS_PER_SECOND);
  expect(events / seconds).toBeGreaterThan(EVENTS_PER_SECOND / 4);
  await eventually(() => {
    const texts = new Set(providers.map(({ doc }) => doc.getText('notes').toJSON()));
    expect(texts.size).toBe(1);
    expect(providers.every((provider) => provider.getState().isSaved)).toBe(true);
  });
  await Promise.all(providers.map((provider) => provider.destroy()));
  await Promise.all(clients.map((client) => client.realtime.disconnect()));
});

/** Everyone types a letter and moves the caret, again and again, for so long. Resolves with the seconds it took. */
async function writeFor(providers: readonly DocumentProvider[], durationMs: number): Promise<number> {
  const start = performance.now();
  const { promise, resolve } = Promise.withResolvers<number>();
  const timer = setInterval(() => {
    for (const { doc, awareness } of providers) {
      const notes = doc.getText('notes');
      notes.insert(notes.length, 'x');
      awareness.setLocalStateField('cursor', { anchor: notes.length, head: notes.length });
    }
    const passed = performance.now() - start;
    if (passed < durationMs) return;
    clearInterval(timer);
    resolve(passed / 1000);
  }, KEYSTROKE_MS);
  return promise;
}

async function readSeq(contentId: string): Promise<number> {
  const { rows } = await documents.pool.query<{ seq: string }>(
    'select seq from public.documents where content_id = $1',
    [contentId],
  );
  return Number(rows[0]?.seq);
}

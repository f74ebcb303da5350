import { toBase64 } from 'lib0/buffer';
import { eventually } from '@headway/testing/eventually';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createMemoryStore, type DocumentProvider } from '../src/client/index.ts';
import { compactDocument, maintainDocuments, readDocument, seedDocument } from '../src/server/index.ts';
import type { Role } from './demo.ts';
import { ARTICLE, startDocuments, type DocumentsHarness } from './harness.ts';
import { valueOf } from './value-of.ts';

let documents: DocumentsHarness;

beforeAll(async () => {
  documents = await startDocuments();
});
afterEach(() => documents.closeDocuments());
afterAll(() => documents.stop());

/** A text beside the article, so that tests need no editor. */
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

function encodeText(text: string): string {
  const doc = new Y.Doc();
  doc.getText('notes').insert(0, text);
  return toBase64(Y.encodeStateAsUpdate(doc));
}

function encodeArticle(nodeName: string): string {
  const doc = new Y.Doc();
  doc.getXmlFragment('article').insert(0, [new Y.XmlElement(nodeName)]);
  return toBase64(Y.encodeStateAsUpdate(doc));
}

async function readEpoch(contentId: string): Promise<string> {
  const { rows } = await documents.pool.query<{ epoch: string }>(
    'select epoch from public.documents where content_id = $1',
    [contentId],
  );
  return rows[0]?.epoch ?? '';
}

describe('seeding', () => {
  test('ten calls at the same time write the article once', async () => {
    const contentId = await documents.createContent({ isSeeded: false });
    const viewer = documents.as(await documents.userId('viewer'));
    const made = await Promise.all(Array.from({ length: 10 }, () => seedDocument(viewer, { contentId })));
    expect(made.map(valueOf).filter(Boolean)).toHaveLength(1);
    const { markdown } = valueOf(await readDocument(viewer, { contentId }));
    expect(markdown.trim()).toBe(ARTICLE.trim());
  });

  test('a content without an article is refused', async () => {
    const contentId = await documents.createContent({ isSeeded: false });
    await documents.pool.query('update public.contents set article = null where id = $1', [contentId]);
    const viewer = documents.as(await documents.userId('viewer'));
    expect(await seedDocument(viewer, { contentId })).toEqual({ ok: false, code: 'no_article' });
  });

  test('an outsider makes no document', async () => {
    const contentId = await documents.createContent({ isSeeded: false });
    const outsider = documents.as(await documents.userId('outsider'));
    expect(await seedDocument(outsider, { contentId })).toEqual({ ok: false, code: 'not_found' });
    expect(await readEpoch(contentId)).toBe('');
  });
});

describe('writing together', () => {
  test('an edit is committed, reaches the other writer, and is loaded by a new reader', async () => {
    const contentId = await documents.createContent();
    const [one, other] = await Promise.all([openLive('editor', contentId), openLive('owner', contentId)]);
    await write(one, 'from one, ');
    await eventually(() => expect(notes(other).toJSON()).toBe('from one, '));
    await write(other, 'from the other');
    await eventually(() => expect(notes(one).toJSON()).toBe('from one, from the other'));
    const fresh = await openLive('viewer', contentId);
    expect(Y.encodeStateAsUpdate(fresh.doc)).toEqual(Y.encodeStateAsUpdate(one.doc));
    expect(fresh.getState().isLoaded).toBe(true);
  });

  test('carets are seen by the others, and go when their owner does', async () => {
    const contentId = await documents.createContent();
    const [one, other] = await Promise.all([openLive('editor', contentId), openLive('viewer', contentId)]);
    one.awareness.setLocalStateField('user', { name: 'One' });
    await eventually(() =>
      expect(other.awareness.getStates().get(one.doc.clientID)).toEqual({ user: { name: 'One' } }),
    );
    await one.destroy();
    await eventually(() => expect(other.awareness.getStates().has(one.doc.clientID)).toBe(false));
  });

  test('an edit that could not be sent survives a reload and is sent then', async () => {
    const contentId = await documents.createContent();
    const store = createMemoryStore();
    const client = await documents.signIn('editor');
    const before = documents.open(client, contentId, store);
    await eventually(() => expect(before.getState().status).toBe('live'));
    notes(before).insert(0, 'kept');
    expect(before.getState()).toMatchObject({ unsynced: 1, isSaved: false });
    await before.destroy(); // at once: nothing has been sent
    const after = documents.open(client, contentId, store);
    await eventually(() => expect(notes(after).toJSON()).toBe('kept'));
    await eventually(() => expect(after.getState()).toMatchObject({ status: 'live', isSaved: true }));
    const fresh = await openLive('viewer', contentId);
    expect(notes(fresh).toJSON()).toBe('kept');
  });

  test('a page stops before it could delete content of a newer version', async () => {
    const contentId = await documents.createContent();
    const older = await openLive('owner', contentId);
    const before = older.doc.getXmlFragment('article').toJSON();
    const newer = encodeArticle('callout');
    const client = await documents.signIn('editor');
    const epoch = await readEpoch(contentId);
    await client.rpc('append_update', { content_id: contentId, epoch, update: newer }).throwOnError();
    await eventually(() =>
      expect(older.getState()).toMatchObject({ status: 'refused', refusal: 'page_outdated' }),
    );
    expect(older.doc.getXmlFragment('article').toJSON()).toBe(before);
    const fresh = documents.open(await documents.signIn('viewer'), contentId);
    await eventually(() =>
      expect(fresh.getState()).toMatchObject({ status: 'refused', refusal: 'page_outdated' }),
    );
  });

  test('an update that is too large for a broadcast is read instead', async () => {
    const contentId = await documents.createContent();
    const [one, other] = await Promise.all([openLive('editor', contentId), openLive('owner', contentId)]);
    await write(one, 'x'.repeat(300_000));
    await eventually(() => expect(notes(other)).toHaveLength(300_000));
  });

  test('an update of more than 1 MiB is refused, kept, and can be discarded', async () => {
    const contentId = await documents.createContent();
    const store = createMemoryStore();
    const one = documents.open(await documents.signIn('editor'), contentId, store);
    await eventually(() => expect(one.getState().isLoaded).toBe(true));
    notes(one).insert(0, 'x'.repeat(10_000_000));
    await eventually(() =>
      expect(one.getState()).toMatchObject({ refusal: 'update_too_large', unsynced: 1, isSaved: false }),
    );
    expect((await store.load()).edits).toHaveLength(1);
    await one.discardEdits();
    expect(one.getState()).toMatchObject({ status: 'outdated', unsynced: 0 });
  });

  test('when the document starts over, a reader is told so and unmerged edits are set aside', async () => {
    const contentId = await documents.createContent();
    const store = createMemoryStore();
    const one = documents.open(await documents.signIn('editor'), contentId, store);
    await eventually(() => expect(one.getState().status).toBe('live'));
    await documents.pool.query(`update public.documents set epoch = 'another' where content_id = $1`, [
      contentId,
    ]);
    notes(one).insert(0, 'too late');
    await eventually(() =>
      expect(one.getState()).toMatchObject({ status: 'outdated', refusal: 'epoch_changed' }),
    );
    const [state] = await store.listSetAside();
    const rescued = new Y.Doc();
    Y.applyUpdate(rescued, state ?? new Uint8Array());
    expect(rescued.getText('notes').toJSON()).toBe('too late');
  });

  test('a page whose client id somebody else uses is outdated, and its text is set aside', async () => {
    const contentId = await documents.createContent();
    const store = createMemoryStore();
    const one = documents.open(await documents.signIn('owner'), contentId, store);
    await eventually(() => expect(one.getState().status).toBe('live'));
    notes(one).insert(0, 'mine');
    const forged = new Y.Doc();
    forged.clientID = one.doc.clientID;
    forged.getText('notes').insert(0, 'somebody else’s, and longer');
    const forger = await documents.signIn('editor');
    const { error } = await forger.rpc('append_update', {
      content_id: contentId,
      epoch: await readEpoch(contentId),
      update: toBase64(Y.encodeStateAsUpdate(forged)),
    });
    expect(error).toBeNull();
    await eventually(() =>
      expect(one.getState()).toMatchObject({ status: 'outdated', refusal: 'epoch_changed' }),
    );
    const [state] = await store.listSetAside();
    const rescued = new Y.Doc();
    Y.applyUpdate(rescued, state ?? new Uint8Array());
    expect(rescued.getText('notes').toJSON()).toContain('mine');
  });

  test('a restored database is given the updates that it has lost', async () => {
    const contentId = await documents.createContent();
    const one = await openLive('editor', contentId);
    await write(one, 'first ');
    await write(one, 'second');
    await documents.pool.query('delete from public.document_updates where content_id = $1', [contentId]);
    await documents.pool.query('update public.documents set seq = 0 where content_id = $1', [contentId]);
    await one.destroy();
    // its page is still open somewhere else, with all it had
    const store = createMemoryStore();
    await store.saveBase({
      epoch: await readEpoch(contentId),
      seq: 2,
      state: Y.encodeStateAsUpdate(one.doc),
    });
    const again = documents.open(await documents.signIn('editor'), contentId, store);
    await eventually(() => expect(again.getState()).toMatchObject({ status: 'live', isSaved: true }));
    const fresh = await openLive('viewer', contentId);
    expect(notes(fresh).toJSON()).toBe('first second');
  });
});

describe('forged requests', () => {
  test.each([
    ['viewer', '42501', 'role_too_low'],
    ['commenter', '42501', 'role_too_low'],
    ['outsider', 'PT404', 'document_not_found'],
  ] as const)('a %s appends nothing', async (role, code, hint) => {
    const contentId = await documents.createContent();
    const client = await documents.signIn(role);
    const { error } = await client.rpc('append_update', {
      content_id: contentId,
      epoch: await readEpoch(contentId),
      update: encodeText('forged'),
    });
    expect(error).toMatchObject({ code, hint });
    for (const table of ['documents', 'document_updates', 'document_snapshots', 'document_versions']) {
      const { error: refusal } = await client.from(table).insert({ content_id: contentId, seq: 99 });
      expect(refusal?.code).toBe('42501');
    }
  });

  test('a person outside the project reads nothing', async () => {
    const contentId = await documents.createContent();
    const { error } = await (
      await documents.signIn('outsider')
    ).rpc('read_updates', { content_id: contentId });
    expect(error).toMatchObject({ code: 'PT404', hint: 'document_not_found' });
  });

  test.each([
    ['more than 1 MiB', 'A'.repeat(1_398_108), 'update_too_large'],
    ['no base64', '!', 'update_malformed'],
    ['nothing', '', 'update_malformed'],
  ])('%s is refused', async (_, update, hint) => {
    const contentId = await documents.createContent();
    const client = await documents.signIn('editor');
    const { error } = await client.rpc('append_update', {
      content_id: contentId,
      epoch: await readEpoch(contentId),
      update,
    });
    expect(error).toMatchObject({ hint });
  });

  test('10 MB are refused', async () => {
    const contentId = await documents.createContent();
    const client = await documents.signIn('editor');
    const update = 'A'.repeat(14_000_000);
    const { status } = await client.rpc('append_update', { content_id: contentId, epoch: '', update });
    expect(status).toBe(413);
  });

  test('an editor who broadcasts to the room of updates is heard by nobody', async () => {
    const contentId = await documents.createContent();
    const reader = await openLive('viewer', contentId);
    const forger = await documents.signIn('editor');
    await forger.realtime.setAuth();
    const name = await documents.readRoom(contentId);
    const room = forger.channel(name, {
      config: { private: true, broadcast: { ack: true } },
    });
    const { promise, resolve } = Promise.withResolvers<string>();
    room.subscribe((status) => resolve(status));
    expect(await promise).toBe('SUBSCRIBED');
    const payload = { epoch: await readEpoch(contentId), seq: 1, userId: null, update: encodeText('forged') };
    await room.send({ type: 'broadcast', event: 'update', payload }, { timeout: 500 });
    const { rows } = await documents.pool.query(`select from realtime.messages where topic = $1`, [name]);
    expect(rows).toHaveLength(0);
    // whatever was sent before a real update would have arrived before it
    await write(await openLive('owner', contentId), 'true');
    await eventually(() => expect(notes(reader).toJSON()).toBe('true'));
  });

  test('a person outside the project is refused the document', async () => {
    const contentId = await documents.createContent();
    const provider = documents.open(await documents.signIn('outsider'), contentId);
    await eventually(() =>
      expect(provider.getState()).toMatchObject({ status: 'refused', refusal: 'document_not_found' }),
    );
  });

  test('bytes that are not an update of Yjs are left out by pages, and moved to quarantine', async () => {
    const contentId = await documents.createContent();
    const reader = await openLive('viewer', contentId);
    const client = await documents.signIn('editor');
    const epoch = await readEpoch(contentId);
    const append = (update: string) =>
      client.rpc('append_update', { content_id: contentId, epoch, update }).throwOnError();
    await append(encodeText('before, '));
    await append(toBase64(new Uint8Array(200).fill(255)));
    await append(encodeText('after'));
    await eventually(() => expect(notes(reader).toJSON()).toHaveLength(13));
    expect(reader.getState()).toMatchObject({ status: 'live', isolated: 1 });
    const compacted = await compactDocument({ db: documents.pool }, { contentId });
    expect(valueOf(compacted)).toMatchObject({ seq: 3, quarantined: [2] });
    const { rows } = await documents.pool.query(
      'select user_id, octet_length(update) as bytes from private.document_quarantine where content_id = $1',
      [contentId],
    );
    expect(rows).toEqual([{ user_id: await documents.userId('editor'), bytes: 200 }]);
    const fresh = await openLive('commenter', contentId);
    expect(fresh.getState().isolated).toBe(0);
    expect(Y.encodeStateAsUpdate(fresh.doc)).toEqual(Y.encodeStateAsUpdate(reader.doc));
  });
});

describe('housekeeping', () => {
  test('maintenance compacts what has grown and versions what has changed', async () => {
    const contentId = await documents.createContent();
    const one = await openLive('editor', contentId);
    await write(one, 'changed');
    const done = await maintainDocuments({ db: documents.pool }, { compactFrom: 1, versionEveryMs: 0 });
    expect(done.compacted).toContain(contentId);
    expect(done.versioned).toContain(contentId);
    const again = await maintainDocuments({ db: documents.pool }, { compactFrom: 1, versionEveryMs: 0 });
    expect(again).toEqual({ compacted: [], versioned: [], failed: [] });
    await write(one, ' on');
    const fresh = await openLive('viewer', contentId);
    expect(notes(fresh).toJSON()).toBe('changed on');
  });
});

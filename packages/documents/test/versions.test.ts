import { toBase64 } from 'lib0/buffer';
import { eventually } from '@headway/testing/eventually';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import type { DocumentProvider } from '../src/client/index.ts';
import type { ComparedNode, ComparedText } from '../src/protocol/index.ts';
import {
  compactDocument,
  compareVersions,
  createAutomaticVersion,
  createVersion,
  listVersions,
  readDocument,
  readVersion,
  renameVersion,
  restoreVersion,
} from '../src/server/index.ts';
import type { Role } from './demo.ts';
import { ARTICLE, startDocuments, type DocumentsHarness } from './harness.ts';

let documents: DocumentsHarness;

beforeAll(async () => {
  documents = await startDocuments();
});
afterEach(() => documents.closeDocuments());
afterAll(() => documents.stop());

async function openLive(role: Role, contentId: string): Promise<DocumentProvider> {
  const provider = documents.open(await documents.signIn(role), contentId);
  await eventually(() => expect(provider.getState().status).toBe('live'));
  return provider;
}

/** The text of the article's paragraph. */
function paragraphOf(doc: Y.Doc): Y.XmlText {
  const paragraph = doc.getXmlFragment('article').get(1);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('the article has no paragraph there');
  return text;
}

async function write(provider: DocumentProvider, text: string): Promise<void> {
  // as from a keyboard: what is written in front of bold text is not bold
  paragraphOf(provider.doc).insert(0, text, {});
  await eventually(() => expect(provider.getState().isSaved).toBe(true));
}

function textsOf(nodes: readonly ComparedNode[]): ComparedText[] {
  return nodes.flatMap((node) => (node.type === 'text' ? [node] : textsOf(node.content ?? [])));
}

async function history(contentId: string, role: Role = 'viewer') {
  return listVersions(documents.pool, { contentId, userId: await documents.userId(role) });
}

describe('versions', () => {
  test('let the list of articles say what the article says', async () => {
    const contentId = await documents.createContent();
    const one = await openLive('editor', contentId);
    await write(one, 'Two words. ');
    const userId = await documents.userId('editor');
    await createVersion(documents.pool, { contentId, userId, name: 'Changed' });
    const { rows } = await documents.pool.query('select title, words from public.contents where id = $1', [
      contentId,
    ]);
    expect(rows).toEqual([{ title: 'Title', words: 8 }]);
  });

  test('begin with what was generated, which stays restorable whatever is compacted', async () => {
    const contentId = await documents.createContent();
    const { pool } = documents;
    const editor = await documents.userId('editor');
    const { versions, unkept } = await history(contentId);
    expect(versions).toMatchObject([{ kind: 'generated', seq: 0, name: null, words: 6, authors: [] }]);
    expect(unkept).toEqual({ authors: [], changedAt: null });

    const one = await openLive('editor', contentId);
    await write(one, 'Changed. ');
    await compactDocument(pool, contentId);
    expect((await history(contentId)).unkept).toEqual({ authors: [editor], changedAt: expect.any(Date) });

    const versionId = versions[0]?.id ?? '';
    const restored = await restoreVersion(pool, { contentId, versionId, userId: editor });
    expect(restored).toMatchObject({
      before: { kind: 'before_restore', createdBy: editor, authors: [editor], words: 7 },
      after: { kind: 'restored', createdBy: editor, restoredFrom: versionId, words: 6 },
    });
    await eventually(() => expect(paragraphOf(one.doc).toJSON()).toMatch(/^One/));
    const { markdown } = await readDocument(pool, { contentId, userId: editor });
    expect(markdown.trim()).toBe(ARTICLE.trim());
    expect(await restoreVersion(pool, { contentId, versionId, userId: editor })).toBeNull();

    const undone = await restoreVersion(pool, {
      contentId,
      versionId: restored?.before.id ?? '',
      userId: editor,
    });
    // nothing was written in between, so that nothing had to be kept again
    expect(undone?.before).toEqual(restored?.after);
    await eventually(() => expect(paragraphOf(one.doc).toJSON()).toMatch(/^Changed\. One/));
    expect((await history(contentId)).versions.map(({ kind }) => kind)).toEqual([
      'restored',
      'restored',
      'before_restore',
      'generated',
    ]);
  });

  test('what is written while an older one is restored is kept', async () => {
    const contentId = await documents.createContent();
    const editor = await documents.userId('editor');
    const one = await openLive('editor', contentId);
    await write(one, 'Before. ');
    const versionId = (await history(contentId)).versions[0]?.id ?? '';
    const list = one.doc.getXmlFragment('article').get(2);
    const written = write(await openLive('owner', contentId), 'Meanwhile. ');
    await restoreVersion(documents.pool, { contentId, versionId, userId: editor });
    await written;
    expect(list.toJSON()).toContain('first');
    const { versions } = await history(contentId);
    const texts = await Promise.all(
      versions.map(async ({ id }) => {
        const { markdown } = await readVersion(documents.pool, { contentId, versionId: id, userId: editor });
        return markdown;
      }),
    );
    const { markdown } = await readDocument(documents.pool, { contentId, userId: editor });
    // it is in the article, or, where it came before the restoration, in the version kept then
    expect([markdown, ...texts].some((text) => text.includes('Meanwhile.'))).toBe(true);
    expect(texts.some((text) => text.includes('Before.'))).toBe(true);
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ['in the article', (doc) => doc.getXmlFragment('article').insert(0, [new Y.XmlElement('fancyWidget')])],
    ['beside it', (doc) => doc.getXmlFragment('elsewhere').insert(0, [new Y.XmlElement('fancyWidget')])],
  ])('take out of a document what no page can show, %s', async (_where, forge) => {
    const contentId = await documents.createContent();
    const editor = await documents.userId('editor');
    const client = await documents.signIn('editor');
    const [generated] = (await history(contentId)).versions;
    const { data } = await client.rpc('read_updates', { content_id: contentId }).throwOnError();
    const { epoch } = z.object({ epoch: z.string() }).parse(data);
    const forged = new Y.Doc();
    forge(forged);
    const update = toBase64(Y.encodeStateAsUpdate(forged));
    await client.rpc('append_update', { content_id: contentId, epoch, update }).throwOnError();
    const refused = documents.open(client, contentId);
    await eventually(() => expect(refused.getState().refusal).toBe('page_outdated'));
    await refused.destroy();

    await restoreVersion(documents.pool, { contentId, versionId: generated?.id ?? '', userId: editor });
    const again = await openLive('editor', contentId);
    expect(paragraphOf(again.doc).toJSON()).toMatch(/^One/);
    await write(again, 'Writable. ');
  });

  test('are named, named anew and unnamed; an automatic one that keeps the same takes the name', async () => {
    const contentId = await documents.createContent();
    const { pool } = documents;
    const [owner, editor] = await Promise.all([documents.userId('owner'), documents.userId('editor')]);
    await write(await openLive('editor', contentId), 'More. ');
    const automatic = await createAutomaticVersion(pool, contentId);
    expect(automatic).toMatchObject({ kind: 'automatic', name: null, createdBy: null, authors: [editor] });
    expect(await createAutomaticVersion(pool, contentId)).toBeNull();
    const named = await createVersion(pool, { contentId, userId: owner, name: ' First ' });
    expect(named).toMatchObject({ id: automatic?.id, name: 'First', namedBy: owner, createdBy: null });
    const again = await createVersion(pool, { contentId, userId: editor, name: 'Second' });
    expect(again).toMatchObject({ kind: 'kept', name: 'Second', namedBy: editor, authors: [] });

    const rename = (name: string | null) =>
      renameVersion(pool, { contentId, versionId: named.id, userId: editor, name });
    expect(await rename('<b>Other</b>')).toMatchObject({ name: '<b>Other</b>', namedBy: editor });
    expect(await rename(null)).toMatchObject({ name: null, namedBy: null });
    for (const name of [
      '',
      '  ',
      'x'.repeat(121),
      'x'.repeat(10_000),
      'a\u0000b',
      '\u200b\u202e',
      '\ud800',
    ]) {
      await expect(rename(name)).rejects.toMatchObject({ code: 'version_unnamed' });
    }
    expect((await history(contentId)).versions.map(({ wordsChange }) => wordsChange)).toEqual([0, 1, null]);
  });

  test('come in pages, newest first', async () => {
    const contentId = await documents.createContent();
    const userId = await documents.userId('editor');
    for (const name of ['A', 'B', 'C', 'D']) await createVersion(documents.pool, { contentId, userId, name });
    const names: (string | null)[] = [];
    let before: string | undefined;
    for (let hasMore = true; hasMore;) {
      const page = await listVersions(documents.pool, { contentId, userId, before, limit: 2 });
      names.push(...page.versions.map(({ name }) => name));
      before = page.versions.at(-1)?.id;
      ({ hasMore } = page);
    }
    expect(names).toEqual(['D', 'C', 'B', 'A', null]);
  });

  test('tell the project that they are there', async () => {
    const contentId = await documents.createContent();
    const userId = await documents.userId('editor');
    const version = await createVersion(documents.pool, { contentId, userId, name: 'Told' });
    const { rows } = await documents.pool.query(
      `select data from events.events where type = 'version' and data ->> 'contentId' = $1 order by seq desc limit 1`,
      [contentId],
    );
    expect(rows).toEqual([{ data: { contentId, versionId: version.id } }]);
  });

  test.each([
    ['viewer', 'role_too_low'],
    ['commenter', 'role_too_low'],
    ['outsider', 'document_not_found'],
  ] as const)('a %s neither keeps, names nor restores one', async (role, code) => {
    const contentId = await documents.createContent();
    const userId = await documents.userId(role);
    const versionId = (await history(contentId)).versions[0]?.id ?? '';
    const { pool } = documents;
    await expect(createVersion(pool, { contentId, userId, name: 'Mine' })).rejects.toMatchObject({ code });
    await expect(renameVersion(pool, { contentId, versionId, userId, name: 'Mine' })).rejects.toMatchObject({
      code,
    });
    await expect(restoreVersion(pool, { contentId, userId, versionId })).rejects.toMatchObject({ code });
  });

  test('of another document are not there', async () => {
    const [one, other] = [await documents.createContent(), await documents.createContent()];
    const userId = await documents.userId('editor');
    const versionId = (await history(other)).versions[0]?.id ?? '';
    const { pool } = documents;
    const foreign = { contentId: one, versionId, userId };
    const refused = { code: 'version_not_found' };
    await expect(readVersion(pool, foreign)).rejects.toMatchObject(refused);
    await expect(restoreVersion(pool, foreign)).rejects.toMatchObject(refused);
    await expect(renameVersion(pool, { ...foreign, name: 'Mine' })).rejects.toMatchObject(refused);
    await expect(
      compareVersions(pool, { contentId: one, userId, from: versionId, to: 'current' }),
    ).rejects.toMatchObject(refused);
    await expect(listVersions(pool, { contentId: one, userId, before: versionId })).rejects.toMatchObject(
      refused,
    );
  });
});

describe('a comparison', () => {
  test('says who wrote what, before and after the log is compacted', async () => {
    const contentId = await documents.createContent();
    const { pool } = documents;
    const [owner, editor] = await Promise.all([documents.userId('owner'), documents.userId('editor')]);
    await write(await openLive('editor', contentId), 'Elena said this. ');
    const other = await openLive('owner', contentId);
    await write(other, 'Olivia said that. ');
    const from = (await history(contentId)).versions[0]?.id ?? '';
    const readChanges = async () => {
      const comparison = await compareVersions(pool, { contentId, userId: owner, from, to: 'current' });
      expect(comparison.words).toEqual({ added: 6, removed: 0 });
      expect(new Set(comparison.writers)).toEqual(new Set([owner, editor]));
      return textsOf(comparison.blocks).filter(({ change }) => change);
    };
    const expected = [
      { type: 'text', text: 'Olivia said that. ', change: 'added', by: { origin: 'written', userId: owner } },
      { type: 'text', text: 'Elena said this. ', change: 'added', by: { origin: 'written', userId: editor } },
    ];
    expect(await readChanges()).toEqual(expected);
    await compactDocument(pool, contentId);
    expect(await readChanges()).toEqual(expected);
    await write(other, 'And. ');
    await compactDocument(pool, contentId);
    const comparison = await compareVersions(pool, { contentId, userId: owner, from, to: 'current' });
    expect(textsOf(comparison.blocks).filter(({ change }) => change)).toEqual([
      expect.objectContaining({ text: 'And. Olivia said that. ' }),
      expected[1],
    ]);
  });

  test('calls what was restored restored, and does not credit it to who restored it', async () => {
    const contentId = await documents.createContent();
    const { pool } = documents;
    const [owner, editor] = await Promise.all([documents.userId('owner'), documents.userId('editor')]);
    const one = await openLive('editor', contentId);
    const first = (await history(contentId)).versions[0]?.id ?? '';
    paragraphOf(one.doc).delete(0, paragraphOf(one.doc).length);
    await eventually(() => expect(one.getState().isSaved).toBe(true));
    const emptied = await createVersion(pool, { contentId, userId: editor, name: 'Emptied' });
    await restoreVersion(pool, { contentId, versionId: first, userId: owner });
    for (const compact of [false, true]) {
      if (compact) await compactDocument(pool, contentId);
      const { blocks } = await compareVersions(pool, {
        contentId,
        userId: owner,
        from: emptied.id,
        to: 'current',
      });
      const added = textsOf(blocks).filter(({ change }) => change === 'added');
      expect(added.map(({ text }) => text).join('')).toBe('One bold paragraph.');
      for (const { by } of added) expect(by).toEqual({ origin: 'restored', userId: owner });
    }
  });

  test('credits nobody with what another appended in the name of their client', async () => {
    const contentId = await documents.createContent();
    const { pool } = documents;
    const owner = await documents.userId('owner');
    const one = await openLive('owner', contentId);
    await write(one, 'Olivia. ');
    // the editor goes on as if they were the owner's page, which is gone
    const state = Y.encodeStateAsUpdate(one.doc);
    const { clientID } = one.doc;
    await one.destroy();
    const forged = new Y.Doc();
    Y.applyUpdate(forged, state);
    forged.clientID = clientID;
    const vector = Y.encodeStateVector(forged);
    paragraphOf(forged).insert(0, 'Forged. ', {});
    const { rows } = await pool.query<{ epoch: string }>(
      'select epoch from public.documents where content_id = $1',
      [contentId],
    );
    const client = await documents.signIn('editor');
    await client
      .rpc('append_update', {
        content_id: contentId,
        epoch: rows[0]?.epoch,
        update: toBase64(Y.encodeStateAsUpdate(forged, vector)),
      })
      .throwOnError();
    const from = (await history(contentId)).versions[0]?.id ?? '';
    const { blocks } = await compareVersions(pool, { contentId, userId: owner, from, to: 'current' });
    const editor = await documents.userId('editor');
    expect(textsOf(blocks).filter(({ change }) => change)).toEqual([
      expect.objectContaining({ text: 'Forged. ', by: { origin: 'written', userId: editor } }),
      expect.objectContaining({ text: 'Olivia. ', by: { origin: 'written', userId: owner } }),
    ]);
  });

  test('survives what no article consists of', async () => {
    const contentId = await documents.createContent();
    const { pool } = documents;
    const userId = await documents.userId('owner');
    const one = await openLive('editor', contentId);
    one.doc.transact(() => {
      const article = one.doc.getXmlFragment('article');
      const heading = new Y.XmlElement('heading');
      heading.setAttribute('level', '1e9');
      heading.insert(0, [new Y.XmlText('Huge')]);
      const link = new Y.XmlText();
      link.insert(0, 'link', { link: { href: 'javascript:alert(1)' }, blink: true });
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [link]);
      article.insert(0, [new Y.XmlElement('script'), heading, paragraph]);
    });
    await eventually(() => expect(one.getState().isSaved).toBe(true));
    const from = (await history(contentId)).versions[0]?.id ?? '';
    const { blocks } = await compareVersions(pool, { contentId, userId, from, to: 'current' });
    expect(JSON.stringify(blocks)).not.toMatch(/script|blink/);
    expect(blocks[0]).toMatchObject({ type: 'heading', change: 'added' });
    const kept = await createVersion(pool, { contentId, userId, name: 'Odd' });
    const { markdown } = await readVersion(pool, { contentId, versionId: kept.id, userId });
    expect(markdown).toMatch(/^# Huge\n\nlink\n/);
    expect(await restoreVersion(pool, { contentId, versionId: from, userId })).not.toBeNull();
    expect(await restoreVersion(pool, { contentId, versionId: kept.id, userId })).not.toBeNull();
  });
});

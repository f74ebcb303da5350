import { withTransaction, type VerbContext } from '@headway/database';
import { toBase64 } from 'lib0/buffer';
import { eventually } from '@headway/testing/eventually';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import type { DocumentProvider } from '../src/client/index.ts';
import { readTermChoices, type ComparedNode, type ComparedText } from '../src/protocol/index.ts';
import {
  compactDocument,
  compareVersions,
  createAutomaticVersion,
  createVersion,
  listVersions,
  maintainDocuments,
  readDocument,
  readNewestMarkdown,
  readVersion,
  renameVersion,
  restoreVersion,
  seedDocument,
} from '../src/server/index.ts';
import type { Role } from './demo.ts';
import { ARTICLE, startDocuments, type DocumentsHarness } from './harness.ts';
import { createTeam } from './team.ts';
import { valueOf } from './value-of.ts';

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
  return valueOf(await listVersions(documents.as(await documents.userId(role)), { contentId }));
}

describe('versions', () => {
  test('update title and words in the list of articles', async () => {
    const contentId = await documents.createContent();
    const one = await openLive('editor', contentId);
    await write(one, 'Two words. ');
    const userId = await documents.userId('editor');
    valueOf(await createVersion(documents.as(userId), { contentId, name: 'Changed' }));
    const { rows } = await documents.pool.query('select title, words from public.contents where id = $1', [
      contentId,
    ]);
    expect(rows).toEqual([{ title: 'Title', words: 8 }]);
  });

  test('are not needed for the list of articles to follow a document that is being edited', async () => {
    const contentId = await documents.createContent();
    await write(await openLive('editor', contentId), 'Two words. ');
    const { versioned } = await maintainDocuments({ db: documents.pool });
    const { rows } = await documents.pool.query('select title, words from public.contents where id = $1', [
      contentId,
    ]);
    expect([versioned, rows]).toEqual([[], [{ title: 'Title', words: 8 }]]);
  });

  test('begin with the generated article, which can be restored after a compaction', async () => {
    const contentId = await documents.createContent();
    const { pool } = documents;
    const editor = await documents.userId('editor');
    const { versions, unkept } = await history(contentId);
    expect(versions).toMatchObject([{ kind: 'generated', seq: 0, name: null, words: 6, authors: [] }]);
    expect(unkept).toEqual({ authors: [], changedAt: null });

    const one = await openLive('editor', contentId);
    await write(one, 'Changed. ');
    await compactDocument({ db: pool }, { contentId });
    expect((await history(contentId)).unkept).toEqual({ authors: [editor], changedAt: expect.any(Date) });

    const versionId = versions[0]?.id ?? '';
    const restored = valueOf(await restoreVersion(documents.as(editor), { contentId, versionId }));
    expect(restored).toMatchObject({
      before: { kind: 'before_restore', createdBy: editor, authors: [editor], words: 7 },
      after: { kind: 'restored', createdBy: editor, restoredFrom: versionId, words: 6 },
    });
    await eventually(() => expect(paragraphOf(one.doc).toJSON()).toMatch(/^One/));
    const { markdown } = valueOf(await readDocument(documents.as(editor), { contentId }));
    expect(markdown.trim()).toBe(ARTICLE.trim());
    expect(valueOf(await restoreVersion(documents.as(editor), { contentId, versionId }))).toBeNull();

    const undone = valueOf(
      await restoreVersion(documents.as(editor), {
        contentId,
        versionId: restored?.before.id ?? '',
      }),
    );
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

  test('leave the choice of terms as it is when restored', async () => {
    const contentId = await documents.createContent();
    const editor = await documents.userId('editor');
    const one = await openLive('editor', contentId);
    const terms = one.doc.getMap('terms');
    terms.set('event loop', 'added');
    terms.set('cookie', 'ignored');
    terms.set('broken', { any: 'thing' });
    await write(one, 'Changed. ');
    const versionId = (await history(contentId)).versions.at(-1)?.id ?? '';
    expect(valueOf(await restoreVersion(documents.as(editor), { contentId, versionId }))).not.toBeNull();
    await eventually(() => expect(paragraphOf(one.doc).toJSON()).toMatch(/^One/));
    expect(terms.toJSON()).toEqual({ 'event loop': 'added', cookie: 'ignored' });
    expect(valueOf(await restoreVersion(documents.as(editor), { contentId, versionId }))).toBeNull();
    const later = await openLive('owner', contentId);
    expect(readTermChoices(later.doc)).toEqual({ added: ['event loop'], ignored: ['cookie'] });
    // the list of articles measures the newest version with the same choice
    expect(await readNewestMarkdown(documents.pool, contentId)).toMatchObject({
      termChoices: { added: ['event loop'], ignored: ['cookie'] },
    });
  });

  test('take over the choice of terms of the article about the same keyword before', async () => {
    const name = (contentId: string, keyword: string) =>
      documents.pool.query('update public.contents set keyword = $2 where id = $1', [contentId, keyword]);
    const earlier = await documents.createContent();
    await name(earlier, 'The Event Loop');
    const one = await openLive('editor', earlier);
    one.doc.getMap('terms').set('timers', 'added');
    await write(one, 'Changed. ');
    const choices = await Promise.all(
      ['the event loop', 'another keyword'].map(async (keyword) => {
        const contentId = await documents.createContent({ isSeeded: false });
        await name(contentId, keyword);
        const editor = await documents.userId('editor');
        valueOf(await seedDocument(documents.as(editor), { contentId }));
        return (await readNewestMarkdown(documents.pool, contentId))?.termChoices;
      }),
    );
    expect(choices.map((choice) => choice?.added.includes('timers'))).toEqual([true, false]);
  });

  test('keep what is written while an older version is restored', async () => {
    const contentId = await documents.createContent();
    const editor = await documents.userId('editor');
    const one = await openLive('editor', contentId);
    await write(one, 'Before. ');
    const versionId = (await history(contentId)).versions[0]?.id ?? '';
    const list = one.doc.getXmlFragment('article').get(2);
    const written = write(await openLive('owner', contentId), 'Meanwhile. ');
    valueOf(await restoreVersion(documents.as(editor), { contentId, versionId }));
    await written;
    expect(list.toJSON()).toContain('first');
    const { versions } = await history(contentId);
    const texts = await Promise.all(
      versions.map(async ({ id }) => {
        const { markdown } = valueOf(await readVersion(documents.as(editor), { contentId, versionId: id }));
        return markdown;
      }),
    );
    const { markdown } = valueOf(await readDocument(documents.as(editor), { contentId }));
    // it is in the article, or, where it came before the restoration, in the version kept then
    expect([markdown, ...texts].some((text) => text.includes('Meanwhile.'))).toBe(true);
    expect(texts.some((text) => text.includes('Before.'))).toBe(true);
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ['in the article', (doc) => doc.getXmlFragment('article').insert(0, [new Y.XmlElement('fancyWidget')])],
    ['beside it', (doc) => doc.getXmlFragment('elsewhere').insert(0, [new Y.XmlElement('fancyWidget')])],
  ])('remove content that no page can show when restored, %s', async (_where, forge) => {
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

    valueOf(await restoreVersion(documents.as(editor), { contentId, versionId: generated?.id ?? '' }));
    const again = await openLive('editor', contentId);
    expect(paragraphOf(again.doc).toJSON()).toMatch(/^One/);
    await write(again, 'Writable. ');
  });

  test('are named, renamed and unnamed; an automatic version of the same state takes the name', async () => {
    const contentId = await documents.createContent();
    const { pool } = documents;
    const [owner, editor] = await Promise.all([documents.userId('owner'), documents.userId('editor')]);
    await write(await openLive('editor', contentId), 'More. ');
    const automatic = await createAutomaticVersion({ db: pool }, { contentId });
    expect(automatic).toMatchObject({ kind: 'automatic', name: null, createdBy: null, authors: [editor] });
    expect(await createAutomaticVersion({ db: pool }, { contentId })).toBeNull();
    const named = valueOf(await createVersion(documents.as(owner), { contentId, name: ' First ' }));
    expect(named).toMatchObject({ id: automatic?.id, name: 'First', namedBy: owner, createdBy: null });
    const again = valueOf(await createVersion(documents.as(editor), { contentId, name: 'Second' }));
    expect(again).toMatchObject({ kind: 'kept', name: 'Second', namedBy: editor, authors: [] });

    const rename = (name: string | null) =>
      renameVersion(documents.as(editor), { contentId, versionId: named.id, name });
    expect(valueOf(await rename('<b>Other</b>'))).toMatchObject({ name: '<b>Other</b>', namedBy: editor });
    expect(valueOf(await rename(null))).toMatchObject({ name: null, namedBy: null });
    for (const name of [
      '',
      '  ',
      'x'.repeat(121),
      'x'.repeat(10_000),
      'a\u0000b',
      '\u200b\u202e',
      '\ud800',
    ]) {
      await expect(rename(name)).resolves.toEqual({ ok: false, code: 'invalid_version_name' });
    }
    expect((await history(contentId)).versions.map(({ wordsChange }) => wordsChange)).toEqual([0, 1, null]);
  });

  test('come in pages, newest first', async () => {
    const contentId = await documents.createContent();
    const userId = await documents.userId('editor');
    for (const name of ['A', 'B', 'C', 'D'])
      valueOf(await createVersion(documents.as(userId), { contentId, name }));
    const names: (string | null)[] = [];
    let before: string | undefined;
    for (let hasMore = true; hasMore;) {
      const page = valueOf(await listVersions(documents.as(userId), { contentId, before, limit: 2 }));
      names.push(...page.versions.map(({ name }) => name));
      before = page.versions.at(-1)?.id;
      ({ hasMore } = page);
    }
    expect(names).toEqual(['D', 'C', 'B', 'A', null]);
  });

  test('append an event to the topic of the project', async () => {
    const contentId = await documents.createContent();
    const userId = await documents.userId('editor');
    const version = valueOf(await createVersion(documents.as(userId), { contentId, name: 'Told' }));
    const { rows } = await documents.pool.query(
      `select data from events.events where type = 'version' and data ->> 'contentId' = $1 order by seq desc limit 1`,
      [contentId],
    );
    expect(rows).toEqual([{ data: { contentId, versionId: version.id } }]);
  });

  test.each([
    ['viewer', 'role_too_low'],
    ['commenter', 'role_too_low'],
    ['outsider', 'not_found'],
  ] as const)('a %s neither keeps, names nor restores one', async (role, code) => {
    const contentId = await documents.createContent();
    const userId = await documents.userId(role);
    const versionId = (await history(contentId)).versions[0]?.id ?? '';
    await expect(createVersion(documents.as(userId), { contentId, name: 'Mine' })).resolves.toMatchObject({
      code,
    });
    await expect(
      renameVersion(documents.as(userId), { contentId, versionId, name: 'Mine' }),
    ).resolves.toMatchObject({
      code,
    });
    await expect(restoreVersion(documents.as(userId), { contentId, versionId })).resolves.toMatchObject({
      code,
    });
  });

  test.each<
    [string, (ctx: VerbContext, version: { contentId: string; versionId: string }) => Promise<unknown>]
  >([
    ['keeping', (ctx, { contentId }) => createVersion(ctx, { contentId, name: 'Mine' })],
    ['naming', (ctx, version) => renameVersion(ctx, { ...version, name: 'Mine' })],
    ['restoring', restoreVersion],
  ])('stay as they are when the person is removed while %s one waits', async (_verb, change) => {
    const { projectId, contentId } = await createTeam(documents);
    const userId = await documents.userId('editor');
    const versionId = (await history(contentId, 'owner')).versions[0]?.id ?? '';
    const before = await history(contentId, 'owner');
    const { changed } = await withTransaction(documents.pool, async (tx) => {
      await tx.query('delete from public.project_members where project_id = $1 and user_id = $2', [
        projectId,
        userId,
      ]);
      const waiting = change(documents.as(userId), { contentId, versionId });
      await expect
        .poll(async () => (await tx.query('select 1 from pg_locks where not granted')).rowCount)
        .toBeGreaterThan(0);
      return { changed: waiting };
    });
    expect(await changed).toMatchObject({ ok: false, code: 'not_found' });
    expect(await history(contentId, 'owner')).toEqual(before);
  });

  test('of another document are refused as not found', async () => {
    const [one, other] = [await documents.createContent(), await documents.createContent()];
    const userId = await documents.userId('editor');
    const versionId = (await history(other)).versions[0]?.id ?? '';
    const foreign = { contentId: one, versionId };
    const refused = { code: 'version_not_found' };
    await expect(readVersion(documents.as(userId), foreign)).resolves.toMatchObject(refused);
    await expect(restoreVersion(documents.as(userId), foreign)).resolves.toMatchObject(refused);
    await expect(renameVersion(documents.as(userId), { ...foreign, name: 'Mine' })).resolves.toMatchObject(
      refused,
    );
    await expect(
      compareVersions(documents.as(userId), { contentId: one, from: versionId, to: 'current' }),
    ).resolves.toMatchObject(refused);
    await expect(
      listVersions(documents.as(userId), { contentId: one, before: versionId }),
    ).resolves.toMatchObject(refused);
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
      const comparison = valueOf(
        await compareVersions(documents.as(owner), { contentId, from, to: 'current' }),
      );
      expect(comparison.words).toEqual({ added: 6, removed: 0 });
      expect(new Set(comparison.writers)).toEqual(new Set([owner, editor]));
      return textsOf(comparison.blocks).filter(({ change }) => change);
    };
    const expected = [
      { type: 'text', text: 'Olivia said that. ', change: 'added', by: { origin: 'written', userId: owner } },
      { type: 'text', text: 'Elena said this. ', change: 'added', by: { origin: 'written', userId: editor } },
    ];
    expect(await readChanges()).toEqual(expected);
    await compactDocument({ db: pool }, { contentId });
    expect(await readChanges()).toEqual(expected);
    await write(other, 'And. ');
    await compactDocument({ db: pool }, { contentId });
    const comparison = valueOf(
      await compareVersions(documents.as(owner), { contentId, from, to: 'current' }),
    );
    expect(textsOf(comparison.blocks).filter(({ change }) => change)).toEqual([
      expect.objectContaining({ text: 'And. Olivia said that. ' }),
      expected[1],
    ]);
  });

  test('marks restored text as restored, not as written by the person who restored it', async () => {
    const contentId = await documents.createContent();
    const { pool } = documents;
    const [owner, editor] = await Promise.all([documents.userId('owner'), documents.userId('editor')]);
    const one = await openLive('editor', contentId);
    const first = (await history(contentId)).versions[0]?.id ?? '';
    paragraphOf(one.doc).delete(0, paragraphOf(one.doc).length);
    await eventually(() => expect(one.getState().isSaved).toBe(true));
    const emptied = valueOf(await createVersion(documents.as(editor), { contentId, name: 'Emptied' }));
    valueOf(await restoreVersion(documents.as(owner), { contentId, versionId: first }));
    for (const compact of [false, true]) {
      if (compact) await compactDocument({ db: pool }, { contentId });
      const { blocks } = valueOf(
        await compareVersions(documents.as(owner), {
          contentId,
          from: emptied.id,
          to: 'current',
        }),
      );
      const added = textsOf(blocks).filter(({ change }) => change === 'added');
      expect(added.map(({ text }) => text).join('')).toBe('One bold paragraph.');
      for (const { by } of added) expect(by).toEqual({ origin: 'restored', userId: owner });
    }
  });

  test('does not credit a person with text that somebody else appended under their client id', async () => {
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
    const { blocks } = valueOf(
      await compareVersions(documents.as(owner), { contentId, from, to: 'current' }),
    );
    const editor = await documents.userId('editor');
    expect(textsOf(blocks).filter(({ change }) => change)).toEqual([
      expect.objectContaining({ text: 'Forged. ', by: { origin: 'written', userId: editor } }),
      expect.objectContaining({ text: 'Olivia. ', by: { origin: 'written', userId: owner } }),
    ]);
  });

  test('ignores content that an article cannot have', async () => {
    const contentId = await documents.createContent();
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
    const { blocks } = valueOf(
      await compareVersions(documents.as(userId), { contentId, from, to: 'current' }),
    );
    expect(JSON.stringify(blocks)).not.toMatch(/script|blink/);
    expect(blocks[0]).toMatchObject({ type: 'heading', change: 'added' });
    const kept = valueOf(await createVersion(documents.as(userId), { contentId, name: 'Odd' }));
    const { markdown } = valueOf(await readVersion(documents.as(userId), { contentId, versionId: kept.id }));
    expect(markdown).toMatch(/^# Huge\n\nlink\n/);
    expect(
      valueOf(await restoreVersion(documents.as(userId), { contentId, versionId: from })),
    ).not.toBeNull();
    expect(
      valueOf(await restoreVersion(documents.as(userId), { contentId, versionId: kept.id })),
    ).not.toBeNull();
  });
});

import type { Pool } from 'pg';
import * as Y from 'yjs';
import { createDocumentProvider, createMemoryStore } from '../src/client/index.ts';
import { compactDocument } from '../src/server/index.ts';
import { seedAsMember } from './seed-as-member.ts';
import { createContent, signIn } from './demo.ts';
import type { MortalSupabase } from './mortal-supabase.ts';

const EDITS = 250_000;
const EDITS_PER_UPDATE = 25;

interface Opening {
  milliseconds: number;
  /** What is stored of the document. */
  bytes: number;
}

/** Writes a document of 250,000 keystrokes, and opens it before and after it is compacted. */
export async function measureOpening(
  supabase: MortalSupabase,
  pool: Pool,
): Promise<{ edits: number; before: Opening; after: Opening }> {
  const contentId = await createContent(pool, '# A long story');
  await seedAsMember(pool, contentId);
  await pool.query(
    `insert into public.document_updates (content_id, seq, update)
     select $1, position, update from unnest($2::bytea[]) with ordinality as u (update, position)`,
    [contentId, typeStory()],
  );
  await pool.query(
    `update public.documents set seq = (select max(seq) from public.document_updates where content_id = $1)
      where content_id = $1`,
    [contentId],
  );
  const open = async (): Promise<Opening> => {
    const client = await signIn(supabase.apiUrl, supabase.publishableKey, 'viewer');
    const { rows } = await pool.query<{ bytes: string }>(
      `select (select octet_length(state) from public.document_snapshots where content_id = $1)
              + (select coalesce(sum(octet_length(update)), 0) from public.document_updates where content_id = $1)
              as bytes`,
      [contentId],
    );
    const start = performance.now();
    const provider = createDocumentProvider({
      supabase: client,
      contentId,
      doc: new Y.Doc(),
      store: createMemoryStore(),
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    provider.subscribe(() => {
      if (provider.getState().isLoaded) resolve();
    });
    await promise;
    const milliseconds = performance.now() - start;
    if (provider.doc.getMap('typed').get('edits') !== EDITS) throw new Error('not everything was loaded');
    await provider.destroy();
    await client.realtime.disconnect();
    return { milliseconds, bytes: Number(rows[0]?.bytes) };
  };
  const before = await open();
  await compactDocument({ db: pool }, { contentId });
  return { edits: EDITS, before, after: await open() };
}

/** Keystrokes as people make them: mostly one after the other, some of them taken back, now and then elsewhere. */
function typeStory(): Buffer[] {
  const doc = new Y.Doc();
  const text = doc.getText('story');
  const updates: Buffer[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(Buffer.from(update)));
  let caret = 0;
  for (let edit = 0; edit < EDITS; edit += EDITS_PER_UPDATE) {
    doc.transact(() => {
      if (edit % 500 === 0) caret = (edit * 7919) % (text.length + 1);
      for (let key = 0; key < EDITS_PER_UPDATE; key += 1) {
        if (key % 8 === 7 && caret > 0) text.delete((caret -= 1), 1);
        else text.insert(caret++, 'abcdefgh'.charAt(key % 8));
      }
      doc.getMap('typed').set('edits', edit + EDITS_PER_UPDATE);
    });
  }
  return updates;
}

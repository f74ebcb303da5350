import { setTimeout as wait } from 'node:timers/promises';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Pool } from 'pg';
import * as Y from 'yjs';
import { createDocumentProvider, createMemoryStore, type DocumentProvider } from '../src/client/index.ts';
import { seedAsMember } from './seed-as-member.ts';
import { createContent, signIn } from './demo.ts';
import type { MortalSupabase } from './mortal-supabase.ts';

const KEYSTROKES = 200;
const BETWEEN_MS = 120;

/** From a keystroke of one person until it is in the `Y.Doc` of another, committed on the way; in milliseconds. */
export async function measureKeystrokes(
  supabase: MortalSupabase,
  pool: Pool,
): Promise<{ keystrokes: number; median: number; p95: number }> {
  const contentId = await createContent(pool, '# Typed together');
  await seedAsMember(pool, contentId);
  const [writer, reader] = await Promise.all([
    signIn(supabase.apiUrl, supabase.publishableKey, 'editor'),
    signIn(supabase.apiUrl, supabase.publishableKey, 'owner'),
  ]);
  const [from, to] = await Promise.all([openLive(writer, contentId), openLive(reader, contentId)]);
  const typed = from.doc.getText('typed');
  const seen = to.doc.getText('typed');
  const durations: number[] = [];
  for (let keystroke = 0; keystroke < KEYSTROKES; keystroke += 1) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const onChange = () => {
      if (seen.length > keystroke) resolve();
    };
    seen.observe(onChange);
    const start = performance.now();
    typed.insert(typed.length, 'x');
    await promise;
    durations.push(performance.now() - start);
    seen.unobserve(onChange);
    await wait(BETWEEN_MS);
  }
  await Promise.all([from.destroy(), to.destroy()]);
  await Promise.all([writer.realtime.disconnect(), reader.realtime.disconnect()]);
  durations.sort((one, other) => one - other);
  const at = (part: number) => durations[Math.floor(durations.length * part)] ?? 0;
  return { keystrokes: KEYSTROKES, median: at(0.5), p95: at(0.95) };
}

async function openLive(supabase: SupabaseClient, contentId: string): Promise<DocumentProvider> {
  const store = createMemoryStore();
  const provider = createDocumentProvider({ supabase, contentId, doc: new Y.Doc(), store });
  const { promise, resolve } = Promise.withResolvers<void>();
  const unsubscribe = provider.subscribe(() => {
    if (provider.getState().status === 'live') resolve();
  });
  await promise;
  unsubscribe();
  return provider;
}

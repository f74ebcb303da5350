import { setTimeout as wait } from 'node:timers/promises';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Pool } from 'pg';
import * as Y from 'yjs';
import { createDocumentProvider, createMemoryStore, type DocumentProvider } from '../src/client/index.ts';
import { compactDocument } from '../src/server/index.ts';
import { seedAsMember } from './seed-as-member.ts';
import { createContent, signIn } from './demo.ts';
import { valueOf } from './value-of.ts';
import { openFlakyLine, type FlakyLine } from './flaky-line.ts';
import type { MortalSupabase } from './mortal-supabase.ts';
import { createRandom } from './random.ts';

const PEOPLE = 5;
const OPERATIONS = 200;
const PATIENCE_MS = 60_000;

export interface Outcome {
  seed: number;
  /** Nothing if everyone has the same, which is what a fresh reader loads, and every operation is in it. */
  problems: string[];
  milliseconds: number;
}

interface Person {
  name: string;
  client: SupabaseClient;
  line: FlakyLine;
  store: ReturnType<typeof createMemoryStore>;
  provider: DocumentProvider;
}

/**
 * Five people edit one document at random, 200 operations each, while their connections are cut, they go offline, reload
 * their pages, and server and database are killed and the log is compacted. Then everyone is let back.
 */
export async function converge(supabase: MortalSupabase, pool: Pool, seed: number): Promise<Outcome> {
  const start = performance.now();
  const random = createRandom(seed);
  const contentId = await createContent(pool, `# Seed ${seed}\n\nA paragraph.`);
  await seedAsMember(pool, contentId);
  const open = (client: SupabaseClient, store: Person['store']) =>
    createDocumentProvider({ supabase: client, contentId, doc: new Y.Doc(), store, pollMs: 2_000 });
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, index): Promise<Person> => {
      const line = await openFlakyLine(supabase.apiUrl);
      const client = await signIn(line.url, supabase.publishableKey, index === 0 ? 'owner' : 'editor');
      const store = createMemoryStore();
      return { name: `p${index}`, client, line, store, provider: open(client, store) };
    }),
  );
  await Promise.all(people.map(({ provider }) => until(provider, () => provider.getState().isLoaded)));

  const edit = async (person: Person) => {
    for (let index = 0; index < OPERATIONS; index += 1) {
      operate(person.provider.doc, `${person.name}-${index}`, random);
      const chance = random();
      if (chance < 0.01) person.line.cut();
      else if (chance < 0.02) person.line.setUp(false);
      else if (chance < 0.05) person.line.setUp(true);
      else if (chance < 0.055) {
        await person.provider.destroy();
        person.provider = open(person.client, person.store);
        const { provider } = person;
        // offline it shows what this browser has of it
        await until(provider, () => provider.getState().isLoaded);
      }
      await wait(random() * 8);
    }
    person.line.setUp(true);
  };
  const disturb = async () => {
    await wait(200 + random() * 400);
    supabase.killDatabase();
    await wait(200 + random() * 400);
    await supabase.killServer();
  };
  await Promise.all([...people.map(edit), disturb()]);
  await Promise.all(people.map(({ provider }) => until(provider, () => isSettled(provider))));
  const { seq } = valueOf(await compactDocument({ db: pool }, { contentId }));

  const reader = open(people[0]?.client ?? fail(), createMemoryStore());
  await people[0]?.provider.destroy();
  await until(reader, () => reader.getState().isLoaded);
  const expected = Y.encodeStateAsUpdate(reader.doc);
  const problems: string[] = [];
  const isSame = ({ provider }: Person) =>
    Buffer.from(expected).equals(Buffer.from(Y.encodeStateAsUpdate(provider.doc)));
  const deadline = performance.now() + PATIENCE_MS;
  while (!people.every(isSame) && performance.now() < deadline) await wait(20);
  for (const person of people) if (!isSame(person)) problems.push(`${person.name} differs`);
  const done = reader.doc.getMap('operations').size;
  if (done !== PEOPLE * OPERATIONS)
    problems.push(`${done} of ${PEOPLE * OPERATIONS} operations, ${seq} updates`);

  await Promise.all([reader.destroy(), ...people.map(({ provider }) => provider.destroy())]);
  await Promise.all(people.map(({ client }) => client.realtime.disconnect()));
  await Promise.all(people.map(({ line }) => line.close()));
  return { seed, problems, milliseconds: performance.now() - start };
}

function operate(doc: Y.Doc, operation: string, random: () => number): void {
  const text = doc.getText('text');
  doc.transact(() => {
    const at = Math.floor(random() * (text.length + 1));
    if (text.length > 20 && random() < 0.35) text.delete(Math.min(at, text.length - 5), 5);
    else text.insert(at, operation);
    doc.getMap('operations').set(operation, true);
  });
}

function isSettled(provider: DocumentProvider): boolean {
  const { status, isSaved } = provider.getState();
  return status === 'live' && isSaved;
}

function until(provider: DocumentProvider, condition: () => boolean): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const check = () => {
    if (!condition()) return;
    clearTimeout(timer);
    unsubscribe();
    resolve();
  };
  const unsubscribe = provider.subscribe(check);
  const timer = setTimeout(
    () => reject(new Error(`still ${JSON.stringify(provider.getState())}`)),
    PATIENCE_MS,
  );
  check();
  return promise;
}

function fail(): never {
  throw new Error('nobody is there');
}

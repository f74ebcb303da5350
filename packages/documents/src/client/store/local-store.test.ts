import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { createIndexedDbStore } from './indexed-db-store.ts';
import { createMemoryStore } from './memory-store.ts';

const bytes = (...values: number[]) => new Uint8Array(values);

describe.each([
  ['memory', async () => createMemoryStore()],
  ['IndexedDB', () => createIndexedDbStore({ contentId: crypto.randomUUID(), userId: crypto.randomUUID() })],
])('the store in %s', (_, create) => {
  test('keeps the base and the edits that were not removed, in their order', async () => {
    const store = await create();
    expect(await store.load()).toEqual({ base: null, edits: [] });
    const base = { epoch: 'epoch', seq: 3, state: bytes(1) };
    await store.saveBase(base);
    const [first, second, third] = [
      await store.addEdit(bytes(2)),
      await store.addEdit(bytes(3)),
      await store.addEdit(bytes(4)),
    ];
    await store.removeEdits([second]);
    const edits = [
      { id: first, update: bytes(2) },
      { id: third, update: bytes(4) },
    ];
    expect(await store.load()).toMatchObject({ base, edits });
  });

  test('starts over, and keeps what is set aside until it is forgotten', async () => {
    const store = await create();
    await store.saveBase({ epoch: 'epoch', seq: 3, state: bytes(1) });
    await store.addEdit(bytes(2));
    await store.startOver(bytes(5));
    expect(await store.load()).toEqual({ base: null, edits: [] });
    expect(await store.listSetAside()).toEqual([bytes(5)]);
    await store.forgetSetAside();
    expect(await store.listSetAside()).toEqual([]);
  });
});

test('edits of one person are not shown to the next', async () => {
  const contentId = crypto.randomUUID();
  const mine = await createIndexedDbStore({ contentId, userId: 'me' });
  const theirs = await createIndexedDbStore({ contentId, userId: 'them' });
  await mine.addEdit(bytes(1));
  expect((await theirs.load()).edits).toEqual([]);
  const reloaded = await createIndexedDbStore({ contentId, userId: 'me' });
  expect((await reloaded.load()).edits).toHaveLength(1);
});

import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { createTurns } from './create-turns.ts';
import { versionsQuery } from './versions-query.ts';

afterEach(() => vi.unstubAllGlobals());

const OLDER = '00000000-0000-4000-8000-000000000002';
const NO_VERSIONS = { versions: [], next: null, unkept: { authors: [], changedAt: null } };

/** Answers requests by hand, in any order. */
function stubFetch() {
  const requests: ((changedAt: string) => void)[] = [];
  vi.stubGlobal('fetch', () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    requests.push((changedAt) =>
      resolve(Response.json({ ...NO_VERSIONS, unkept: { authors: [], changedAt } })),
    );
    return promise;
  });
  return requests;
}

test('an answer that comes after the answer to a later request is dropped', async () => {
  const requests = stubFetch();
  const client = new QueryClient();
  const history = new InfiniteQueryObserver(client, {
    ...versionsQuery('00000000-0000-4000-8000-000000000001', NO_VERSIONS),
    staleTime: Infinity,
  });
  const end = history.subscribe(() => undefined);
  const earlier = history.refetch();
  const later = history.refetch();
  requests[1]?.('2026-11-25T12:00:02Z');
  await later;
  requests[0]?.('2026-11-25T12:00:01Z');
  await earlier;
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  expect(history.getCurrentResult().data?.pages[0]?.unkept.changedAt).toBe('2026-11-25T12:00:02Z');
  end();
  client.clear();
});

test('an older page is not lost when a version is saved while it is fetched', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path.split('?')[1] ?? 'newest');
    await Promise.resolve();
    return Response.json({ ...NO_VERSIONS, next: path.includes('before') ? null : OLDER });
  });
  const client = new QueryClient();
  const history = new InfiniteQueryObserver(client, {
    ...versionsQuery('00000000-0000-4000-8000-000000000001', { ...NO_VERSIONS, next: OLDER }),
    staleTime: Infinity,
  });
  const end = history.subscribe(() => undefined);
  const turns = createTurns();
  const older = turns.fetchNext(history.getCurrentResult());
  const saved = turns.refetch(history.getCurrentResult().refetch);
  await Promise.all([older, saved]);
  expect(asked).toEqual([`before=${OLDER}`, 'newest', `before=${OLDER}`]);
  expect(history.getCurrentResult().data?.pages).toHaveLength(2);
  end();
  client.clear();
});

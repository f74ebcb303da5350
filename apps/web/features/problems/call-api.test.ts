import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { callApi, callApiFor } from './call-api.ts';

afterEach(() => vi.unstubAllGlobals());

test('a call says for whom the page was opened, once that is known', async () => {
  const named: (string | null)[] = [];
  vi.stubGlobal('fetch', (_path: string, { headers }: { headers: Headers }) => {
    named.push(headers.get('headway-user'));
    return Promise.resolve(Response.json(null));
  });
  await callApi('/api/anything', z.null());
  callApiFor('00000000-0000-4000-8000-000000000001');
  await callApi('/api/anything', z.null());
  expect(named).toEqual([null, '00000000-0000-4000-8000-000000000001']);
});

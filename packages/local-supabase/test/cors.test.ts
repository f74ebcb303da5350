import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { listen } from '@headway/testing/listen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestSupabase, type TestSupabase } from '../src/testing.ts';

let supabase: TestSupabase;

beforeAll(async () => {
  supabase = await startTestSupabase({ seed: true });
});
afterAll(() => supabase.stop());

test.each([
  '/auth/v1/token?grant_type=password',
  '/auth/v1/admin/users',
  '/auth/v1/nowhere/at/all',
  '/rest/v1/',
  '/rest/v1/projects',
  '/rest/v1/rpc/create_project',
  '/realtime/v1/api/broadcast',
  '/storage/v1/object/avatars/a.png',
])('a preflight of %s allows every method and the headers that are asked for', async (path) => {
  const response = await fetch(supabase.apiUrl + path, {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://app.example',
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'apikey,authorization,x-client-info,x-of-my-own',
    },
  });
  expect(response.status).toBe(200);
  const allowed = (name: string) => response.headers.get(`access-control-${name}`);
  expect(allowed('allow-origin')).toBe('*');
  expect(allowed('allow-headers')).toBe('apikey,authorization,x-client-info,x-of-my-own');
  for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']) {
    expect(allowed('allow-methods')).toContain(method);
  }
  expect(Number(allowed('max-age'))).toBeGreaterThan(0);
});

test('answers and refusals can be read by pages of other origins, with the range of the rows', async () => {
  for (const headers of [{ apikey: supabase.secretKey }, { apikey: 'wrong' }]) {
    for (const path of ['/rest/v1/projects', '/auth/v1/user', '/auth/v1/admin/users']) {
      const response = await fetch(supabase.apiUrl + path, { headers });
      await response.text();
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('access-control-expose-headers')).toContain('Content-Range');
    }
  }
});

test('a page of another origin signs in, selects, inserts and counts in a browser', async () => {
  const bundle = fileURLToPath(import.meta.resolve('@supabase/supabase-js')).replace(
    /dist\/.*$/,
    'dist/umd/supabase.js',
  );
  const script = await readFile(bundle, 'utf8');
  const server = createServer((request, response) => {
    if (request.url === '/supabase.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
    } else {
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end('<!doctype html><script src="/supabase.js"></script>');
    }
  });
  const port = await listen(server);
  const browser = await openBrowser();
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const seen: unknown = await page.evaluate(`(async () => {
      const client = supabase.createClient(${JSON.stringify(supabase.apiUrl)}, ${JSON.stringify(supabase.publishableKey)});
      const signIn = await client.auth.signInWithPassword({ email: 'owner@demo.test', password: 'headway-demo' });
      const listed = await client.from('projects').select('name', { count: 'exact' });
      const made = await client.rpc('create_project', { name: 'From afar' });
      const renamed = await client.from('projects').update({ name: 'Nearer' }).eq('id', made.data.id).select('name');
      const profile = await client.auth.updateUser({ data: { tried: true } });
      return {
        error: signIn.error?.message ?? null,
        names: listed.data, count: listed.count, renamed: renamed.data, tried: profile.data.user?.user_metadata.tried,
      };
    })()`);
    expect(seen).toEqual({
      error: null,
      names: [{ name: 'Headway demo' }],
      count: 1,
      renamed: [{ name: 'Nearer' }],
      tried: true,
    });
  } finally {
    await closeContexts(browser);
    server.close();
    server.closeAllConnections();
  }
});

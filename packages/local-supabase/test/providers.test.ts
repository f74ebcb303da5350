import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { startGitHub, type GitHub } from '@headway/testing/github';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestSupabase, type TestSupabase } from '../src/testing.ts';

const SITE = 'http://127.0.0.1:3000/welcome';

let folder: string;
let github: GitHub;
let supabase: TestSupabase;

beforeAll(async () => {
  github = await startGitHub({ email: 'nora@example.test', name: 'Nora New' });
  folder = await mkdtemp(join(tmpdir(), 'local-supabase-'));
  await mkdir(join(folder, 'supabase'), { recursive: true });
  const config = `
project_id = "providers"
[auth]
site_url = "http://127.0.0.1:3000"
additional_redirect_urls = ["http://127.0.0.1:3000/**"]
[auth.external.github]
enabled = true
client_id = "an-id"
secret = "a-secret"
url = "${github.url}"
`;
  await writeFile(join(folder, 'supabase', 'config.toml'), config);
  supabase = await startTestSupabase({ projectDir: folder });
});
afterAll(async () => {
  await supabase.stop();
  await github[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** A browser that follows redirects until it is sent to the site. Returns the address there. */
async function follow(address: string): Promise<URL> {
  const response = await fetch(address, { redirect: 'manual' });
  const next = new URL(
    response.headers.get('location') ?? `missing:${response.status} ${await response.text()}`,
    address,
  );
  return next.origin === new URL(SITE).origin ? next : follow(next.href);
}

function createAuth(flowType: 'pkce' | 'implicit') {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return createClient(supabase.apiUrl, supabase.publishableKey, {
    auth: { flowType, storage, autoRefreshToken: false, detectSessionInUrl: false },
  }).auth;
}

test('GitHub signs in with PKCE, and the account keeps its name and confirmed address', async () => {
  const auth = createAuth('pkce');
  const { data } = await auth.signInWithOAuth({
    provider: 'github',
    options: { redirectTo: SITE, skipBrowserRedirect: true },
  });
  const back = await follow(data.url ?? '');
  const { data: session, error } = await auth.exchangeCodeForSession(back.searchParams.get('code') ?? '');
  expect(error).toBeNull();
  expect(session.user).toMatchObject({
    email: 'nora@example.test',
    app_metadata: { provider: 'github', providers: ['github'] },
    user_metadata: { full_name: 'Nora New' },
  });
  expect(session.user?.email_confirmed_at).toBeTruthy();
});

test('a person who refuses is sent back with the reason', async () => {
  const { data } = await createAuth('pkce').signInWithOAuth({
    provider: 'github',
    options: { redirectTo: SITE, skipBrowserRedirect: true },
  });
  github.person = null;
  const back = await follow(data.url ?? '');
  expect(`${back.search}${back.hash}`).toContain('error=access_denied');
});

test('a provider that is not enabled is named as off, and refused', async () => {
  const headers = { apikey: supabase.publishableKey };
  const settings: unknown = await (await fetch(`${supabase.apiUrl}/auth/v1/settings`, { headers })).json();
  expect(settings).toMatchObject({ external: { github: true, google: false, email: true } });
  const refused = await fetch(`${supabase.apiUrl}/auth/v1/authorize?provider=google`, { redirect: 'manual' });
  expect(refused.status).toBe(400);
});

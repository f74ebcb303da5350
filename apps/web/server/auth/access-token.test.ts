import { createServer } from 'node:http';
import { listen } from '@headway/testing/listen';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { verifyAccessToken } from './access-token.ts';

// A project whose keys are published, as new projects of Supabase have it; those with a shared secret are covered
// end to end.
const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
const stranger = await generateKeyPair('ES256');
const jwk = { ...(await exportJWK(publicKey)), kid: 'current', alg: 'ES256', use: 'sig' };
let published = true;
let asked = 0;
const supabase = createServer((request, response) => {
  asked += 1;
  const found = published && request.url === '/auth/v1/.well-known/jwks.json';
  response.writeHead(found ? 200 : 503).end(JSON.stringify({ keys: [jwk] }));
});

beforeAll(async () => {
  vi.stubEnv('SUPABASE_URL', `http://127.0.0.1:${await listen(supabase)}`);
  vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', 'sb_publishable_test');
  vi.stubEnv('DATABASE_URL', 'postgresql://127.0.0.1/none');
});
afterAll(() => {
  vi.unstubAllEnvs();
  supabase.close();
});

const id = '0b5e8f4e-7c1d-4f6b-9a57-3d2c1b0a9f8e';
const token = (kid = 'current') =>
  new SignJWT({ role: 'authenticated', sub: id, aud: 'authenticated', email: 'a@b.test' })
    .setProtectedHeader({ alg: 'ES256', kid })
    .setExpirationTime('1h');

test('while the keys cannot be had, nobody is told that their session is bad', async () => {
  published = false;
  await expect(verifyAccessToken(await token().sign(privateKey))).rejects.toMatchObject({
    code: 'auth_unavailable',
    status: 503,
  });
  published = true;
});

test('a token signed with a published key is accepted, and the keys are fetched once', async () => {
  asked = 0;
  const signed = await token().sign(privateKey);
  const users = await Promise.all([verifyAccessToken(signed), verifyAccessToken(signed)]);
  expect(users[0]).toMatchObject({ id, email: 'a@b.test' });
  expect(users[1]).toEqual(users[0]);
  expect(asked).toBe(1);
});

test('a token of another key, of an unknown key, or of the public key used as a secret is refused', async () => {
  const secret = new TextEncoder().encode(await exportSPKI(publicKey));
  const confused = new SignJWT({ role: 'authenticated', sub: id, aud: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256', kid: 'current' })
    .setExpirationTime('1h');
  const tokens = [
    await token().sign(stranger.privateKey),
    await token('unknown').sign(stranger.privateKey),
    await confused.sign(secret),
    'not a token',
    '',
  ];
  expect(await Promise.all(tokens.map(verifyAccessToken))).toEqual(tokens.map(() => 'invalid'));
});

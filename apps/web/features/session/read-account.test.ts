import { expect, test } from 'vitest';
import { readAccount } from './read-account.ts';

const toToken = (claims: unknown) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

test('a token says whom it speaks for', () => {
  expect(readAccount(toToken({ sub: 'a', email: 'ü@example.org', role: 'authenticated' }))).toEqual({
    id: 'a',
    email: 'ü@example.org',
  });
  expect(readAccount(toToken({ sub: 'a' }))).toEqual({ id: 'a', email: null });
});

test.each(['', 'sb_publishable_x', 'a.b.c', toToken({ role: 'anon' }), toToken(null)])(
  '%j speaks for nobody',
  (token) => expect(readAccount(token)).toBeNull(),
);

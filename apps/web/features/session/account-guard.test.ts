import { expect, test } from 'vitest';
import { createAccountGuard } from './account-guard.ts';

const toToken = (sub: string) =>
  `e30.${Buffer.from(JSON.stringify({ sub, email: `${sub}@example.org` })).toString('base64url')}.signature`;

test('only the owner speaks, and goes on when they are back', () => {
  const guard = createAccountGuard('elena');
  const told: unknown[] = [];
  guard.subscribe(() => told.push(guard.holder()));
  expect(guard.admits(toToken('elena'))).toBe(true);
  expect(guard.admits('sb_publishable_key')).toBe(true);
  expect(told).toEqual([]);

  guard.see(null);
  expect(guard.admits(toToken('olivia'))).toBe(false);
  expect(guard.admits(toToken('olivia'))).toBe(false);
  expect(guard.admits(toToken('elena'))).toBe(true);
  expect(told).toEqual(['nobody', { id: 'olivia', email: 'olivia@example.org' }, 'owner']);
});

import { expect, test } from 'vitest';
import { JoinRefusal } from './join-refusal.ts';
import { parseJoin } from './parse-join.ts';

test('missing fields have their defaults', () => {
  expect(parseJoin({})).toEqual({
    token: undefined,
    isPrivate: false,
    broadcast: { self: false, ack: false, replay: undefined, replicationReady: false },
    presence: { enabled: false, key: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    bindings: [],
    waitMs: undefined,
  });
});

test('parses the joins of older clients', () => {
  const request = parseJoin({
    user_token: 'token',
    config: {
      private: 'true',
      broadcast: { ack: 'False', self: null },
      presence: { key: '' },
      postgres_changes: null,
    },
  });
  expect(request).toMatchObject({
    token: 'token',
    isPrivate: true,
    presence: { enabled: true },
    bindings: [],
  });
  expect(request.broadcast).toMatchObject({ ack: false, self: false });
});

function waitOf(timeout?: number): number | undefined {
  return parseJoin({ config: { postgres_changes_options: { wait: true, timeout } } }).waitMs;
}

test('waits no longer than 20 s', () => {
  expect([waitOf(), waitOf(100), waitOf(60_000)]).toEqual([15_000, 100, 20_000]);
});

test.each([
  [{ config: 'x' }, 'config'],
  [{ config: { postgres_changes: [1] } }, 'config.postgres_changes.0'],
  [{ config: { presence: { enabled: 'perhaps' } } }, 'config.presence.enabled'],
  [[], ''],
])('refuses %o, naming the field', (payload, field) => {
  expect(() => parseJoin(payload)).toThrow(JoinRefusal);
  expect(() => parseJoin(payload)).toThrow(new RegExp(`^${field}: `));
});

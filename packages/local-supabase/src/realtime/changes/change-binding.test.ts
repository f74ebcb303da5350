import { expect, test } from 'vitest';
import { BindingError } from './binding-error.ts';
import { parseBinding, toBindingId } from './change-binding.ts';

test('the defaults are the schema public, every table and every event', () => {
  expect(parseBinding({ table: 'notes' })).toMatchObject({ event: '*', schema: 'public', table: 'notes' });
  expect(parseBinding({ event: 'insert', schema: 'app' })).toMatchObject({
    event: 'INSERT',
    schema: 'app',
    table: '*',
    conditions: [],
    select: undefined,
  });
});

test.each([
  [{}, 'No subscription params provided'],
  [{ schema: 'public', select: ['id'] }, 'Column selection is not supported for wildcard subscriptions'],
  [{ table: 'notes', select: 'id' }, 'Error parsing `select` params'],
  [{ table: 'notes', filter: 'id=foo.1' }, 'Error parsing `filter` params: ["foo","1"]'],
  [{ table: 'notes', filter: 1 }, 'Error parsing `filter` params'],
])('refuses %o', (asked, message) => {
  expect(() => parseBinding(asked)).toThrow(BindingError);
  expect(() => parseBinding(asked)).toThrow(message);
});

test('equal bindings have equal numbers, different bindings different ones, and no number is 0', () => {
  const asked = { event: '*', schema: 'public', table: 'notes' };
  expect(toBindingId({ ...asked })).toBe(toBindingId(asked));
  expect(toBindingId({ ...asked, filter: 'id=eq.1' })).not.toBe(toBindingId(asked));
  expect(toBindingId(asked)).toBeGreaterThan(0);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toStorableJson, toStorableText } from './storable-json.ts';

const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom('\\', '\0', '\uD800', '\uDC00', 'u0000', '"'), fc.string()),
});

/** Replaces every text in a value by its storable form: what the JSON must parse to. */
function toStorable(value: unknown): unknown {
  if (typeof value === 'string') return toStorableText(value);
  if (Array.isArray(value)) return value.map(toStorable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [toStorableText(key), toStorable(of)]));
}

test('storable JSON differs from JSON only where Postgres would reject it, and keeps every length', () => {
  const values = fc.oneof(anyText, fc.array(anyText), fc.dictionary(anyText, anyText), fc.jsonValue());
  fc.assert(
    fc.property(values, (value) => {
      const json = toStorableJson(value);
      expect(JSON.parse(json)).toEqual(toStorable(JSON.parse(JSON.stringify(value))));
      expect(json.isWellFormed()).toBe(true);
    }),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      const stored = toStorableText(text);
      expect(stored).toHaveLength(text.length);
      expect(stored).not.toContain('\0');
      expect(stored.isWellFormed()).toBe(true);
    }),
  );
});

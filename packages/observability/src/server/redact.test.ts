import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createJsonLog } from './json-log.ts';

const letters = fc.stringMatching(/^[a-zA-Z0-9_-]{12,60}$/);

test('no secret reaches a line, whatever stands around it, and the line stays JSON', () => {
  const kinds: ((secret: string) => string)[] = [
    (secret) => `eyJhbGciOi.${secret}.${secret}`,
    (secret) => `sk-${secret}`,
    (secret) => `sb_secret_${secret}`,
    (secret) => `whsec_${secret}`,
    (secret) => `Authorization: Bearer ${secret}`,
    (secret) => `postgresql://postgres:${secret}@127.0.0.1:5432/postgres`,
    (secret) => `cookie sb-127-auth-token.0=${secret}; other`,
  ];
  fc.assert(
    fc.property(letters, fc.constantFrom(...kinds), fc.string(), (secret, kind, around) => {
      fc.pre(!around.includes(secret));
      const lines: string[] = [];
      const log = createJsonLog((line) => lines.push(line));
      const text = `${around} ${kind(secret)} ${around}`;
      log.error(text, { error: text, nested: { deep: [text] }, password: secret });
      const [line = ''] = lines;
      expect(line).not.toContain(secret);
      expect(() => JSON.parse(line)).not.toThrow();
    }),
  );
});

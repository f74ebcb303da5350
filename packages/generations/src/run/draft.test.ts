import type { TextPatch } from '@headway/pipeline/stages';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDraft } from './draft.ts';

const apply = (text: string, patch: TextPatch | undefined): string =>
  patch ? text.slice(0, patch.offset) + patch.append : text;

/** Splits a text at random, also inside a surrogate pair. */
const pieces = fc
  .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.array(fc.nat(80), { maxLength: 8 }))
  .map(([text, cuts]) => {
    const at = [...new Set([0, ...cuts.filter((cut) => cut < text.length), text.length])].toSorted(
      (a, b) => a - b,
    );
    return {
      text,
      patches: at.slice(0, -1).map((offset, i) => ({ offset, append: text.slice(offset, at[i + 1]) })),
    };
  });

test('the published patches add up to the written text, never get shorter and never split a character', () => {
  fc.assert(
    fc.property(pieces, fc.nat(60), fc.boolean(), ({ text, patches }, before, same) => {
      const published = same ? text.slice(0, before).toWellFormed() : 'something else';
      const draft = createDraft(published);
      let seen = published;
      let stepsBack = 0;
      for (const patch of patches) {
        draft.write(patch);
        const next = apply(seen, draft.publish());
        expect(next.isWellFormed()).toBe(true);
        if (next.length < seen.length) stepsBack += 1;
        seen = next;
      }
      // at most once, where the new text differs from the old one
      expect(stepsBack).toBeLessThanOrEqual(1);
      expect(apply(seen, draft.publishAll())).toBe(text);
    }),
  );
});

test('nothing is sent while the new text only repeats what readers have', () => {
  const draft = createDraft('# Streaming\n\nText comes in parts.');
  draft.write({ offset: 0, append: '# Streaming\n\nText' });
  expect(draft.publish()).toBeUndefined();
  draft.write({ offset: 17, append: ' comes in parts. Each part' });
  expect(draft.publish()).toEqual({ offset: 33, append: ' Each part' });
});

test('text that Postgres cannot store keeps its length', () => {
  const draft = createDraft('');
  draft.write({ offset: 0, append: 'a\0b\uD800c' });
  expect(draft.publish()).toEqual({ offset: 0, append: 'a\uFFFDb\uFFFDc' });
  expect(draft.publishAll()).toBeUndefined();
});

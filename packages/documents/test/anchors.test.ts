import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStorm } from './anchor-storm.ts';

// Every word of the first article carries a tag wherever it goes, so that where a passage is now, and what is left of
// it, can be seen without knowing how it is looked for.
describe('anchors', () => {
  test('300 through 3,000 concurrent edits, a rewrite and a replacement: none wrong, none lost without saying so', () => {
    const storm = createStorm({
      seed: 2026,
      anchors: 300,
      blocks: 200,
      people: 3,
      rounds: 20,
      editsPerRound: 50,
    });
    storm.rage();
    expect(new Set(storm.fingerprints()).size).toBe(1);
    for (const step of [() => undefined, () => storm.rewrite(), () => storm.replace()]) {
      step();
      for (const report of [storm.judgeOpen(), storm.judgeFresh()]) {
        expect(report.misplaced).toEqual([]);
        expect(report.byPosition + report.byQuote + report.lost).toBe(300);
        // what is given up, not guessed, is a few words that may be anywhere, and what is hard to make out
        expect(report.lostWhole.every((quote) => quote.length < 32)).toBe(true);
        expect(report.lostClear.length).toBeLessThan(6);
      }
    }
  }, 180_000);

  test('no passage is misplaced by random edits of a small article', () => {
    const storms = record({
      seed: integer({ min: 0, max: 1_000_000 }),
      people: integer({ min: 1, max: 4 }),
      rounds: integer({ min: 1, max: 4 }),
      editsPerRound: integer({ min: 1, max: 12 }),
      end: constantFrom('rewrite', 'replace'),
    });
    assert(
      property(storms, ({ end, ...options }) => {
        const storm = createStorm({ ...options, anchors: 30, blocks: 30 });
        storm.rage();
        expect(storm.judgeOpen().misplaced).toEqual([]);
        storm[end]();
        expect(storm.judgeOpen().misplaced).toEqual([]);
        expect(storm.judgeFresh().misplaced).toEqual([]);
      }),
      { seed: 2026, numRuns: 25 },
    );
  }, 180_000);
});

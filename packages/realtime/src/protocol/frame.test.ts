import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameSchema } from './frame-schema.ts';
import { parseFrame, toEventFrame, type Frame } from './frame.ts';

const names = fc.constantFrom('connected', 'snapshot', 'reset', 'step', 1);
const fields = {
  type: names,
  topic: fc.oneof(fc.string(), fc.integer()),
  topics: fc.oneof(fc.array(fc.string()), fc.array(fc.integer(), { maxLength: 2 }), fc.string()),
  epoch: fc.oneof(fc.string(), fc.integer()),
  resumed: fc.boolean(),
  seq: fc.oneof(fc.integer({ min: -1, max: 3 }), fc.constantFrom('1', 1.5)),
  at: fc.oneof(fc.nat(), fc.string()),
  state: fc.jsonValue(),
  reason: fc.constantFrom('malformed', 'epoch', 'future', 'pruned', 'other', null),
};
const frames = fc.oneof(fc.record(fields, { requiredKeys: [] }), fc.record(fields), fc.jsonValue());

const toWritten = (frame: Frame) => (frame.kind === 'event' ? toEventFrame(frame.event) : frame.frame);

test('the parser without dependencies and the schema agree', () => {
  let accepted = 0;
  fc.assert(
    fc.property(frames, (value) => {
      const data = JSON.stringify(value);
      const parsed = parseFrame(data);
      expect(parsed !== null).toBe(frameSchema.safeParse(JSON.parse(data)).success);
      expect(parsed && toWritten(parsed)).toEqual(parsed ? JSON.parse(data) : null);
      if (parsed) accepted += 1;
    }),
    { numRuns: 2_000 },
  );
  expect(accepted).toBeGreaterThan(50);
});

test.each(['', 'x', '[]', 'null', '"connected"', '{"type":"step"}'])('%j is no frame', (data) => {
  expect(parseFrame(data)).toBe(null);
});

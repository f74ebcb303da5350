import { expect, test } from 'vitest';
import { retryOnOutage } from './retry-on-outage.ts';

const OUTAGE = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
const never = new AbortController().signal;

test('work is repeated until the database answers', async () => {
  const reports: string[] = [];
  const answers = [OUTAGE, OUTAGE];
  const value = await retryOnOutage(
    (reason) => reports.push(reason),
    never,
    () => {
      const error = answers.pop();
      return error ? Promise.reject(error) : Promise.resolve(7);
    },
  );
  expect([value, reports]).toEqual([7, ['Error: refused', 'Error: refused']]);
});

test('an error of the statement itself is not repeated', async () => {
  const refused = Object.assign(new Error('duplicate'), { code: '23505' });
  const work = retryOnOutage(
    () => undefined,
    never,
    () => Promise.reject(refused),
  );
  await expect(work).rejects.toBe(refused);
});

test('an aborted wait rejects with the reason', async () => {
  const stopping = new AbortController();
  const work = retryOnOutage(
    () => stopping.abort(new RangeError('stopping')),
    stopping.signal,
    () => Promise.reject(OUTAGE),
  );
  await expect(work).rejects.toThrow(RangeError);
});

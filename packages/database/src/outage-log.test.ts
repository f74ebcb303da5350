import { afterEach, expect, test, vi } from 'vitest';
import { createOutageLog } from './outage-log.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('an outage is logged at once, then every 10 s with the number of failures', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const lines: unknown[] = [];
  const reportOutage = createOutageLog({ warn: (_message, fields) => lines.push(fields) });
  reportOutage('refused');
  reportOutage('refused');
  vi.advanceTimersByTime(9_999);
  reportOutage('refused');
  vi.advanceTimersByTime(1);
  reportOutage('reset');
  expect(lines).toEqual([
    { reason: 'refused', failures: 1 },
    { reason: 'reset', failures: 3 },
  ]);
});

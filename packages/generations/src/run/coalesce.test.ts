import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesce } from './coalesce.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('many requests make one call per interval, the first at once, never two at a time', async () => {
  const calls: number[] = [];
  let running = 0;
  const coalesced = coalesce(
    100,
    async () => {
      running += 1;
      expect(running).toBe(1);
      calls.push(performance.now());
      await new Promise((resolve) => setTimeout(resolve, calls.length === 2 ? 250 : 10));
      running -= 1;
    },
    (error) => {
      throw error;
    },
  );
  for (let at = 0; at < 500; at += 5) {
    coalesced.request();
    await vi.advanceTimersByTimeAsync(5);
  }
  // the second call took 250 ms; a request made meanwhile was answered right after it
  expect(calls).toEqual([0, 100, 351, 451]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls).toEqual([0, 100, 351, 451, 551]);
});

test('stopping waits for the call under way, and no call follows', async () => {
  let finished = false;
  const action = vi.fn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    finished = true;
  });
  const coalesced = coalesce(100, action, () => undefined);
  coalesced.request();
  await vi.advanceTimersByTimeAsync(10);
  coalesced.request();
  const stopped = coalesced.stop().then(() => finished);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await stopped).toBe(true);
  coalesced.request();
  await vi.advanceTimersByTimeAsync(1000);
  expect(action).toHaveBeenCalledOnce();
});

test('a failed call is reported once and is the last', async () => {
  const failure = new Error('claim lost');
  const action = vi.fn(() => Promise.reject(failure));
  const onError = vi.fn();
  const coalesced = coalesce(100, action, onError);
  coalesced.request();
  await vi.advanceTimersByTimeAsync(10);
  coalesced.request();
  await vi.advanceTimersByTimeAsync(1000);
  expect(onError.mock.calls).toEqual([[failure]]);
  expect(action).toHaveBeenCalledOnce();
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPace } from './create-pace.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function open() {
  const told: string[] = [];
  const pace = createPace({ topic: 'score', message: 'Score 0' }, ({ message }) => told.push(message));
  return {
    told,
    update: (message: string, topic = 'score') => pace.update({ topic, message }, 10_000),
    pace,
  };
}

test('tells the first change at once, and within the pace the newest of those that follow', () => {
  const { told, update } = open();
  update('Score 7');
  vi.advanceTimersByTime(0);
  expect(told).toEqual(['Score 7']);
  for (let second = 0; second < 25; second += 1) {
    update(`Score ${second + 10}`);
    vi.advanceTimersByTime(1000);
  }
  expect(told).toEqual(['Score 7', 'Score 19', 'Score 29']);
  vi.advanceTimersByTime(10_000);
  expect(told.at(-1)).toBe('Score 34');
});

test('tells another topic at once, and nothing twice', () => {
  const { told, update } = open();
  update('Score 7');
  vi.advanceTimersByTime(0);
  update('Score 8');
  update('Connection lost', 'connection');
  vi.advanceTimersByTime(0);
  expect(told).toEqual(['Score 7', 'Connection lost']);
  update('Score 8', 'connection');
  update('Connection lost', 'connection');
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(['Score 7', 'Connection lost']);
});

test('tells nothing after it has stopped', () => {
  const { told, update, pace } = open();
  update('Score 7');
  pace.stop();
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
});

import { expect, test, vi } from 'vitest';
import { createSerialQueue } from './serial-queue.ts';

test('runs a task at once when idle, waiting tasks in order, and continues after a failure', async () => {
  const done: string[] = [];
  const onError = vi.fn();
  const idle = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const queue = createSerialQueue(onError, () => {
    if (done.length === 3) idle.resolve();
  });
  queue.run(() => void done.push('first'));
  expect(done).toEqual(['first']);
  queue.run(() => gate.promise.then(() => void done.push('second')));
  queue.run(() => {
    throw new Error('broken');
  });
  queue.run(() => void done.push('third'));
  expect(queue.waiting).toBe(2);
  gate.resolve();
  await idle.promise;
  expect(done).toEqual(['first', 'second', 'third']);
  expect(onError).toHaveBeenCalledExactlyOnceWith(new Error('broken'));
});

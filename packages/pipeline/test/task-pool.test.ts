import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTaskPool, TaskError, type TaskPool } from '../src/threads/task-pool.ts';
import type { Behavior } from './support/behave.thread.ts';

const { signal } = new AbortController();

function createPool(threads: number, limitMs = 60_000): TaskPool<Behavior, string> {
  return createTaskPool({
    module: new URL('./support/behave.thread.ts', import.meta.url),
    threads,
    limitMs,
    maxHeapMb: 50,
    response: z.string(),
  });
}

async function failureOf(promise: Promise<unknown>): Promise<TaskError> {
  const failure = await promise.catch((error: unknown) => error);
  if (!(failure instanceof TaskError)) throw new Error('not a TaskError', { cause: failure });
  return failure;
}

describe('createTaskPool', () => {
  it('stops a task that loops forever, and runs those that wait behind it', async () => {
    await using pool = createPool(1, 200);
    const endless = [failureOf(pool.run('loop', signal)), failureOf(pool.run('loop', signal))];
    const waiting = pool.run('answer', signal);
    expect((await Promise.all(endless)).map(({ reason }) => reason)).toEqual(['too_slow', 'too_slow']);
    expect(await waiting).toBe('answered');
  });

  it('runs tasks beside one that loops forever, until that is aborted', async () => {
    await using pool = createPool(2);
    const abort = new AbortController();
    const reason = new Error('cancelled');
    const endless = pool.run('loop', abort.signal);
    for (let i = 0; i < 5; i += 1) expect(await pool.run('answer', signal)).toBe('answered');
    abort.abort(reason);
    await expect(endless).rejects.toBe(reason);
    await expect(pool.run('answer', abort.signal)).rejects.toBe(reason);
    expect(await Promise.all([pool.run('answer', signal), pool.run('answer', signal)])).toHaveLength(2);
  });

  it('drops a task that is aborted while it waits', async () => {
    await using pool = createPool(1, 500);
    const abort = new AbortController();
    const endless = failureOf(pool.run('loop', signal));
    const waiting = pool.run('answer', abort.signal);
    const last = pool.run('answer', signal);
    abort.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    expect((await endless).reason).toBe('too_slow');
    expect(await last).toBe('answered');
  });

  it.each(['throw', 'exit', 'fill memory'] as const)(
    'goes on after a task that does this: %s',
    async (behavior) => {
      await using pool = createPool(1);
      const failures = [behavior, behavior].map((one) => failureOf(pool.run(one, signal)));
      const after = pool.run('answer', signal);
      for (const { reason } of await Promise.all(failures)) expect(reason).toBe('failed');
      expect(await after).toBe('answered');
    },
  );

  it('rejects with the thrown message, and refuses an answer of another shape', async () => {
    await using pool = createPool(1);
    expect(await failureOf(pool.run('throw', signal))).toMatchObject({ message: 'thrown in the thread' });
    await expect(pool.run('answer nonsense', signal)).rejects.toThrow(z.ZodError);
  });
});

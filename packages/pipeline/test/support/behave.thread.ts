import { defineTask } from '../../src/threads/define-task.ts';

/** What a task of the tests does. */
export type Behavior = 'answer' | 'loop' | 'throw' | 'exit' | 'fill memory' | 'answer nonsense';

export default defineTask((behavior: Behavior): unknown => {
  if (behavior === 'loop') for (;;);
  if (behavior === 'throw') throw new TypeError('thrown in the thread');
  if (behavior === 'exit') process.exit(7);
  if (behavior === 'answer nonsense') return { nonsense: true };
  if (behavior === 'fill memory')
    for (const kept: string[][] = []; ;) kept.push(Array.from({ length: 10_000 }, () => 'kept'));
  return 'answered';
});

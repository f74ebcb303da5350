import type { Notification } from '@headway/notifications';
import { expect, test } from 'vitest';
import { toThreads } from './to-threads.ts';

function tell(id: string, threadKey: string): Notification {
  return {
    id,
    threadKey,
    kind: 'announcement',
    projectId: null,
    contentId: null,
    readAt: null,
    createdAt: '2026-11-23T10:00:00Z',
    data: { title: id, body: '' },
  };
}

test('keeps what belongs together together, the newest thread first', () => {
  const threads = toThreads([tell('4', 'a'), tell('3', 'b'), tell('2', 'a'), tell('1', 'c')]);
  expect(threads.map(({ key, notifications }) => [key, notifications.map(({ id }) => id)])).toEqual([
    ['a', ['4', '2']],
    ['b', ['3']],
    ['c', ['1']],
  ]);
});

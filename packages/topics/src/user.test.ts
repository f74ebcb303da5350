import type { Notification } from '@headway/notifications';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reduceUser, toUserState, userFold, type UserEvent, type UserState } from './user.ts';

const AT = '2026-11-23T10:00:00+00:00';

function toId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

function toNotification(index: number): Notification {
  return {
    id: toId(index),
    kind: 'announcement',
    projectId: null,
    contentId: null,
    threadKey: 'announcement',
    readAt: null,
    createdAt: AT,
    data: { title: `No. ${index}`, body: '' },
  };
}

/** What is asked of the inbox; the events are what a server makes of it. */
const stepArbitrary = fc.oneof(
  fc.record({ kind: fc.constant('tell' as const) }),
  fc.record({
    kind: fc.constantFrom('read' as const, 'unread' as const, 'remove' as const),
    ids: fc.option(fc.array(fc.nat(8), { maxLength: 4 })),
  }),
);

test('holds what a server would answer, whatever happened', () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary, { maxLength: 30 }), (steps) => {
      const kept = new Map<string, boolean>();
      let inbox: UserState | null = null;
      let told = 0;
      for (const step of steps) {
        if (step.kind === 'tell') {
          kept.set(toId(told), true);
          told += 1;
        } else {
          for (const id of step.ids?.map(toId) ?? kept.keys()) {
            if (step.kind === 'remove') kept.delete(id);
            else if (kept.has(id)) kept.set(id, step.kind === 'unread');
          }
        }
        const unread = [...kept.values()].filter(Boolean).length;
        const ids = step.kind === 'tell' ? [] : (step.ids?.map(toId) ?? null);
        const event: UserEvent =
          step.kind === 'tell'
            ? { type: 'notification', notification: toNotification(told - 1), unread }
            : step.kind === 'remove'
              ? { type: 'notification-removed', ids, unread }
              : { type: 'notification-read', ids, readAt: step.kind === 'read' ? AT : null, unread };
        inbox = reduceUser(inbox, event);
      }
      const shown = inbox?.notifications ?? [];
      expect(shown.map(({ id }) => id)).toEqual([...kept.keys()].toReversed());
      expect(shown.filter(({ readAt }) => readAt === null)).toHaveLength(inbox?.unread ?? 0);
    }),
  );
});

test('hears the same notification once', () => {
  const event = { type: 'notification' as const, notification: toNotification(1), unread: 1 };
  const once = reduceUser(null, event);
  expect(reduceUser(once, event)).toEqual(once);
});

test('a change of membership leaves the inbox alone, and what is unknown changes nothing', () => {
  const state = toUserState({ unread: 1, notifications: [toNotification(1)] });
  const left = { type: 'membership' as const, projectId: toId(7), role: null };
  expect(reduceUser(state, left)).toEqual({ ...state, roles: { [toId(7)]: null } });
  expect(reduceUser(state, userFold.schema.event.parse({ type: 'of tomorrow', unread: 9 }))).toBe(state);
});

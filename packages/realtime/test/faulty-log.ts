import type { EventLog, OnMoved } from '../src/server/index.ts';

/** How a log's notifications come through. */
export type Notifications = 'sound' | 'lost' | 'delayed' | 'repeated';

/** A log whose reads are short and whose notifications are lost, late, repeated and out of order, as told. */
export interface FaultyLog extends EventLog {
  notifications: Notifications;
}

/** Puts the faults between a log and its hub. */
export function createFaultyLog(log: EventLog, limits: { events: number; bytes: number }): FaultyLog {
  let delayed: (() => void)[] = [];
  const release = () => {
    // The newest first.
    const late = delayed.toReversed();
    delayed = [];
    for (const notify of late) notify();
  };
  const faulty: FaultyLog = {
    ...log,
    notifications: 'sound',
    read: (positions) => log.read(positions, limits),
    subscribe: (onMoved: OnMoved) =>
      log.subscribe((topics) => {
        switch (faulty.notifications) {
          case 'lost':
            return;
          case 'delayed':
            delayed.push(() => onMoved(topics));
            return;
          case 'repeated':
            onMoved(topics);
            break;
          case 'sound':
            break;
        }
        onMoved(topics);
        release();
      }),
  };
  return faulty;
}

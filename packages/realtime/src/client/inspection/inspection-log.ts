import type { ReconnectRecord } from '../connection/connection-status.ts';
import { createSubscribers } from '@headway/ground';
import type { Inspection, Inspector, TappedFrame, TopicInspection } from './inspection.ts';
import type { FrameOutcome, TopicFrame } from '../frames/topic-frame.ts';

/** Counts what happens in a client, for its inspector. */
export type InspectionLog = ReturnType<typeof createInspectionLog>;

type Counts = Pick<TopicInspection, 'snapshots' | 'events' | 'duplicates' | 'gaps'>;

const NO_COUNTS: Counts = { snapshots: 0, events: 0, duplicates: 0, gaps: 0 };

/** What the log does not keep itself. */
export type InspectionFacts = Omit<Inspection, 'topics' | 'totals' | 'reconnects'> & {
  topics: Omit<TopicInspection, keyof Counts>[];
};

const MAX_RECONNECTS = 100;

/** Least time between two notifications of an inspector, in milliseconds. */
const NOTIFY_MS = 100;

/** The counts of one client. `read` gives the rest of what an inspector shows. */
export function createInspectionLog(read: () => InspectionFacts) {
  const counts = new Map<string, Counts>();
  const subscribers = createSubscribers(() => {
    clearTimeout(notifying);
    notifying = undefined;
  });
  const taps = createSubscribers<[frame: TappedFrame]>();
  const totals = { snapshots: 0, events: 0, duplicates: 0, gaps: 0, catchUps: 0 };
  let reconnects: ReconnectRecord[] = [];
  let current: Inspection | null = null;
  let notifying: ReturnType<typeof setTimeout> | undefined;

  function count(topic: string, what: keyof Counts): void {
    const of = counts.get(topic) ?? { ...NO_COUNTS };
    of[what] += 1;
    totals[what] += 1;
    counts.set(topic, of);
    touch();
  }

  function touch(): void {
    current = null;
    if (subscribers.size === 0 || notifying !== undefined) return;
    notifying = setTimeout(() => {
      notifying = undefined;
      subscribers.notify();
    }, NOTIFY_MS);
  }

  function toInspection(): Inspection {
    const facts = read();
    const topics = facts.topics.map((topic) => ({ ...NO_COUNTS, ...topic, ...counts.get(topic.topic) }));
    return { ...facts, topics, totals: { ...totals }, reconnects };
  }

  function notifyTaps(frame: Omit<TappedFrame, 'receivedAt'>): void {
    if (taps.size === 0) return;
    taps.notify({ receivedAt: Date.now(), ...frame });
  }

  const inspector: Inspector = {
    get: () => (current ??= toInspection()),
    subscribe: subscribers.add,
    tap: taps.add,
  };
  return {
    inspector,
    countFrame(frame: TopicFrame, outcome: FrameOutcome) {
      const { topic } = frame;
      count(
        topic,
        outcome === 'duplicate' ? 'duplicates' : frame.kind === 'snapshot' ? 'snapshots' : 'events',
      );
      const type = frame.kind === 'snapshot' ? 'snapshot' : frame.event.event.type;
      const data = frame.kind === 'snapshot' ? frame.state : frame.event.event;
      notifyTaps({ topic, seq: frame.position.seq, type, outcome, data });
    },
    countGap: (topic: string) => count(topic, 'gaps'),
    countCatchUp() {
      totals.catchUps += 1;
      touch();
    },
    addReconnect(record: ReconnectRecord) {
      reconnects = [...reconnects, record].slice(-MAX_RECONNECTS);
      touch();
    },
    /** Removes the topic's counts; the totals stay. */
    forget(topic: string) {
      counts.delete(topic);
      touch();
    },
    /** Call it when something that `read` gives has changed. */
    touch,
  };
}

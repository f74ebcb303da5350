import {
  IDLE_STATUS,
  type ConnectionStatus,
  type Observable,
  type ReconnectReason,
} from './connection-status.ts';
import type { TopicError } from './topic-update.ts';

/** One topic as this tab follows it. */
export interface TopicInspection {
  topic: string;
  /** How far this tab has come; null before the first snapshot. */
  cursor: string | null;
  subscribers: number;
  snapshots: number;
  events: number;
  /** Events that arrived again and were dropped. */
  duplicates: number;
  /** Times a sequence number was skipped; each was healed from the cursor. */
  gaps: number;
  error: TopicError | null;
}

/** One loss of the connection. */
export interface ReconnectRecord {
  /** Milliseconds since 1970. */
  at: number;
  reason: ReconnectReason;
  /** 0 for the first after being live. */
  attempt: number;
}

/** What the inspector shows of this tab's client. */
export interface Inspection {
  /** Names this tab among those that share a connection. */
  tabId: string;
  /** `alone`: a connection of its own. `leader`: holds the connection for all. `follower`: listens to the leader. */
  role: 'alone' | 'leader' | 'follower';
  /** Tab that holds the connection; null while none is known. */
  leaderId: string | null;
  /** Tabs that share the connection, as far as the leader knows them; 1 elsewhere. */
  tabs: number;
  status: ConnectionStatus;
  /** Topics on the shared connection, of all tabs. */
  connectionTopics: number;
  topics: TopicInspection[];
  totals: { snapshots: number; events: number; duplicates: number; gaps: number; catchUps: number };
  /** The last 100, newest last. Of this tab's own connection: empty for one that has always followed. */
  reconnects: ReconnectRecord[];
}

/** One thing that arrived in this tab. */
export interface TappedFrame {
  /** Milliseconds since 1970, when it arrived here. */
  receivedAt: number;
  topic: string;
  seq: number;
  type: string;
  /** What became of it. */
  outcome: 'delivered' | 'duplicate' | 'held';
  data: unknown;
}

/** The diagnostics of a client. */
export interface Inspector extends Observable<Inspection> {
  /** Hears every frame that arrives in this tab. Returns what ends it. */
  tap: (listener: (frame: TappedFrame) => void) => () => void;
}

/** What there is to see of a client that has done nothing yet, as on a server. */
export const NO_INSPECTION: Inspection = {
  tabId: '',
  role: 'alone',
  leaderId: null,
  tabs: 1,
  status: IDLE_STATUS,
  connectionTopics: 0,
  topics: [],
  totals: { snapshots: 0, events: 0, duplicates: 0, gaps: 0, catchUps: 0 },
  reconnects: [],
};

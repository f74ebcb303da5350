import { IDLE_STATUS, type ConnectionStatus, type ReconnectRecord } from '../connection/connection-status.ts';
import type { SourceDescription } from '../connection/topic-source.ts';
import type { FrameOutcome } from '../frames/topic-frame.ts';
import type { Observable } from '@headway/ground';
import type { TopicError } from '../frames/topic-update.ts';

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
  /** How often a sequence number was skipped. The client resumed from the last good one each time. */
  gaps: number;
  error: TopicError | null;
}

/** What the inspector shows of this tab's client. */
export interface Inspection extends SourceDescription {
  /** Names this tab among those that share a connection. */
  tabId: string;
  status: ConnectionStatus;
  /** Topics on the shared connection, of all tabs. */
  connectionTopics: number;
  topics: TopicInspection[];
  totals: { snapshots: number; events: number; duplicates: number; gaps: number; catchUps: number };
  /** The last 100, newest last. Of this tab's own connection: empty for one that has always followed. */
  reconnects: ReconnectRecord[];
}

/** One frame that arrived in this tab. */
export interface TappedFrame {
  /** Milliseconds since 1970, when it arrived here. */
  receivedAt: number;
  topic: string;
  seq: number;
  type: string;
  /** What the client did with it. */
  outcome: FrameOutcome;
  /** The event with its type, or the state of a snapshot. */
  data: unknown;
}

/** The diagnostics of a client. */
export interface Inspector extends Observable<Inspection> {
  /** Hears every frame that arrives in this tab. Returns what ends it. */
  tap: (listener: (frame: TappedFrame) => void) => () => void;
}

/** The inspection of a client that has done nothing yet, as on a server. */
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

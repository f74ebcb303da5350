import type { ConnectionStatus } from './connection-status.ts';
import type { Inspection, ReconnectRecord } from './inspection.ts';
import type { Position } from './position.ts';
import type { TopicFrame } from './topic-frame.ts';
import type { TopicError } from './topic-update.ts';

/** What brings frames to this tab: a connection of its own, or another tab. */
export interface TopicSource {
  /** Sets what is followed; the position counts for topics that are new to the source. */
  follow: (topics: ReadonlyMap<string, Position | null>) => void;
  /** The newest position handed on, null while the first snapshot is due, undefined if not followed. */
  position: (topic: string) => Position | null | undefined;
  topics: () => string[];
  /** Do what is overdue. */
  look: () => void;
  /** The page is looked at, or the network is back: check, and try now if it was waiting. */
  wake: () => void;
  /** The network is gone. */
  sleep: () => void;
  /** Start again, whatever the state. */
  restart: () => void;
  close: () => void;
  /** Who holds the connection, where that may be another tab. */
  describe?: () => Pick<Inspection, 'role' | 'leaderId' | 'tabs'>;
}

/** Whom a source tells. */
export interface SourceListener {
  onFrame: (frame: TopicFrame) => void;
  /** An event came again. */
  onDuplicate: (frame: TopicFrame) => void;
  /** A sequence number was skipped; the source heals it. */
  onGap: (topic: string) => void;
  /** The topic is no longer followed. */
  onDenied: (error: TopicError) => void;
  onStatus: (status: ConnectionStatus) => void;
  /** How far the source has come is known anew, apart from the frames. */
  onPositions: () => void;
  onReconnect: (record: ReconnectRecord) => void;
}

import type { ConnectionStatus, ReconnectRecord } from './connection-status.ts';
import type { Position } from '../frames/position.ts';
import type { TopicFrame } from '../frames/topic-frame.ts';
import type { TopicError } from '../frames/topic-update.ts';

/** Which tab holds the connection. */
export interface SourceDescription {
  /** `alone`: a connection of its own. `leader`: holds the connection for all. `follower`: listens to the leader. */
  role: 'alone' | 'leader' | 'follower';
  /** Tab that holds the connection; null while none is known. */
  leaderId: string | null;
  /** Tabs that share the connection, as far as the leader knows them; 1 elsewhere. */
  tabs: number;
}

/** What brings frames to this tab: a connection of its own, or another tab. */
export interface TopicSource {
  /** Sets what is followed; the position counts for topics that are new to the source. */
  follow: (topics: ReadonlyMap<string, Position | null>) => void;
  /** The newest position handed on, null while the first snapshot is due, undefined if not followed. */
  position: (topic: string) => Position | null | undefined;
  topics: () => string[];
  /** Acts on a deadline that has passed while timers were delayed. */
  recheckDeadline: () => void;
  /** The page is visible, or the network is back: checks the stream, and tries now if it was waiting. */
  wake: () => void;
  /** The network is gone. */
  sleep: () => void;
  /** Opens a new stream, whatever the state. */
  restart: () => void;
  close: () => void;
  /** Who holds the connection, where that may be another tab. */
  describe?: () => SourceDescription;
}

/** Receives what a source brings. */
export interface SourceListener {
  onFrame: (frame: TopicFrame) => void;
  /** An event came again. */
  onDuplicate: (frame: TopicFrame) => void;
  /** A sequence number was skipped; the source heals it. */
  onGap: (topic: string) => void;
  /** The topic is no longer followed. */
  onDenied: (error: TopicError) => void;
  onStatus: (status: ConnectionStatus) => void;
  /** The positions of the source may have changed other than by frames. */
  onPositions: () => void;
  onReconnect: (record: ReconnectRecord) => void;
}

import type { DocumentErrorCode } from '../../protocol/document-error-code.ts';
import type { DocumentState } from '../document-state.ts';
import { NOTHING_READ, type LogOrder } from './log-order.ts';

/** An edit that was made here and is not committed yet. */
export interface QueuedEdit {
  /** Tells the edits of one provider apart. */
  readonly key: number;
  readonly update: Uint8Array;
  /** Its id in the store, if it comes from there; `null` for one that was made since. */
  readonly storedId: number | null;
}

/** One read at a time. A read fetches page after page until there are no more. */
export type Reading =
  | { phase: 'idle' }
  | {
      phase: 'reading';
      /** The number after which the page that is under way begins. */
      after: number;
      /** Whether further pages follow the one that was read last. */
      hasMore: boolean;
      /** Whether to read once more afterwards. */
      isAskedAgain: boolean;
      /** How many reads have failed in a row. */
      failures: number;
    }
  /** The timer `read` runs. */
  | { phase: 'waiting'; failures: number };

/** One request at a time. */
export type Sending =
  | { phase: 'idle' }
  /** The timer `send` runs. */
  | { phase: 'waiting' }
  /** `batch` is on its way to the database, and still among the edits. */
  | { phase: 'committing'; batch: readonly QueuedEdit[] }
  /** `batch` is committed, and being taken out of the store. */
  | { phase: 'forgetting'; batch: readonly QueuedEdit[] };

/** Everything that a provider knows, apart from the `Y.Doc` itself. */
export interface DocumentMachine {
  /** Why nothing is sent and followed any more. */
  readonly end: 'outdated' | 'refused' | 'closed' | null;
  /** Whether the end is still being carried out. `shown` does not change meanwhile. */
  readonly isEnding: boolean;
  /** The epoch of the document; `null` until it is known. */
  readonly epoch: string | null;
  readonly order: LogOrder;
  readonly reading: Reading;
  readonly sending: Sending;
  /** Edits that are not committed, oldest first. */
  readonly edits: readonly QueuedEdit[];
  readonly nextKey: number;
  /** When the last request was sent, in milliseconds of the driver's clock. */
  readonly lastSentAt: number;
  /** How many requests have failed in a row. */
  readonly sendFailures: number;
  /** Whether an edit was refused, so that none is sent until somebody asks for it. */
  readonly isHalted: boolean;
  /** Whether the timer `gap` runs. */
  readonly isGapTimed: boolean;
  /** Whether the timer `save` runs. */
  readonly isSaveTimed: boolean;
  /** Whether the last read found nothing newer than what is here, and no room was left since. */
  readonly isCaughtUp: boolean;
  /** Whether the room of updates is heard. */
  readonly isJoined: boolean;
  readonly isOffline: boolean;
  readonly wasLive: boolean;
  readonly isLoaded: boolean;
  readonly refusal: DocumentErrorCode | null;
  readonly isolated: number;
  readonly isUnstored: boolean;
  /** What a page shows. The same object until something in it changes. */
  readonly shown: DocumentState;
}

export const FIRST_MACHINE: DocumentMachine = {
  end: null,
  isEnding: false,
  epoch: null,
  order: NOTHING_READ,
  reading: { phase: 'idle' },
  sending: { phase: 'idle' },
  edits: [],
  nextKey: 1,
  lastSentAt: -Infinity,
  sendFailures: 0,
  isHalted: false,
  isGapTimed: false,
  isSaveTimed: false,
  isCaughtUp: false,
  isJoined: false,
  isOffline: false,
  wasLive: false,
  isLoaded: false,
  refusal: null,
  isolated: 0,
  isUnstored: false,
  shown: {
    status: 'connecting',
    isLoaded: false,
    unsynced: 0,
    isSaved: true,
    refusal: null,
    isolated: 0,
    isUnstored: false,
  },
};

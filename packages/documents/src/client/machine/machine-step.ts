import type { DocumentErrorCode } from '../../protocol/document-error-code.ts';
import type { DocumentPage } from '../../protocol/document-page.ts';
import type { UpdateMessage } from '../../protocol/update-message.ts';
import type { NumberedUpdate } from './log-order.ts';
import type { DocumentMachine, QueuedEdit } from './machine-state.ts';

/**
 * - `read`: reads again after a read that failed
 * - `send`: sends the edits that were gathered
 * - `gap`: reads, if an update that was skipped has still not come
 * - `save`: stores the document in this browser
 */
export type TimerName = 'read' | 'send' | 'gap' | 'save';

/** What happens to a provider. */
export type Input =
  /** The store was read, and what it had is in the `Y.Doc`. */
  | {
      type: 'opened';
      base: { epoch: string; seq: number } | null;
      edits: readonly { id: number; update: Uint8Array }[];
    }
  /** The store could not be read or written. */
  | { type: 'store-failed' }
  /** Somebody has edited the `Y.Doc` here. */
  | { type: 'edited'; update: Uint8Array }
  /** The database has broadcast an update. */
  | { type: 'heard'; message: UpdateMessage }
  /** Time to read: nothing was heard for a while, or the room has moved. */
  | { type: 'refresh' }
  /** The page is visible or online again. */
  | { type: 'woken' }
  /** The page may be closed any moment. */
  | { type: 'leaving' }
  | { type: 'network-lost' }
  /** `hasMoved`: another room of this document was heard until now. */
  | { type: 'entered'; hasMoved: boolean }
  /** The room could not be entered or was lost. `isJoined`: the one before is still heard. */
  | { type: 'left'; isJoined: boolean }
  /** Answers of `read`. `refusal` is `null` for a failure that may pass, as of the network. */
  | { type: 'page-read'; page: DocumentPage }
  | { type: 'read-failed'; refusal: DocumentErrorCode | null }
  /** Answer of `load`, which may also be `read-failed`. */
  | { type: 'loaded' }
  /** Answer of `find-lost`, which may also be `read-failed`: what the `Y.Doc` has and the database has not. */
  | { type: 'lost-found'; update: Uint8Array; position: number }
  /** Answers of `append`. */
  | { type: 'committed'; seq: number }
  | { type: 'append-failed'; refusal: DocumentErrorCode | null }
  /** Answer of `forget-edits`. */
  | { type: 'forgotten' }
  /** An update was left out, because it is not one of Yjs. */
  | { type: 'isolated' }
  /** An update or the store has something in it for which the provider has to stop. */
  | { type: 'refused'; code: DocumentErrorCode }
  /** Somebody else has written under the client id of this `Y.Doc`. */
  | { type: 'impersonated' }
  | { type: 'due'; timer: TimerName }
  | { type: 'retry' }
  | { type: 'discard' }
  | { type: 'destroy' }
  /** Answer of `start-over`. */
  | { type: 'started-over' }
  /** Answer of `close`. */
  | { type: 'closed' };

/** What the driver has to do, in this order. */
export type Effect =
  /** Apply updates to the `Y.Doc`, each for itself. */
  | { type: 'apply'; updates: readonly NumberedUpdate[] }
  /** Apply what was read to the `Y.Doc`, all at once. */
  | { type: 'load'; snapshot: Uint8Array | null; updates: readonly NumberedUpdate[] }
  | { type: 'read'; after: number }
  | { type: 'find-lost' }
  | { type: 'enter-room'; name: string }
  | { type: 'store-edit'; edit: QueuedEdit }
  | { type: 'append'; epoch: string; batch: readonly QueuedEdit[] }
  | { type: 'forget-edits'; batch: readonly QueuedEdit[] }
  /** Store the `Y.Doc`, which has every update up to `seq`. */
  | { type: 'save-base'; epoch: string; seq: number }
  | { type: 'start-timer'; timer: TimerName; delayMs: number }
  | { type: 'stop-timer'; timer: TimerName }
  /** Leave the rooms, stop all timers, and listen to the `Y.Doc` and the page no more. */
  | { type: 'release' }
  /** Forget what is stored. `isSetAside`: keep the `Y.Doc` for its author to copy from. */
  | { type: 'start-over'; isSetAside: boolean }
  /** Close the store once everything is in it. */
  | { type: 'close' };

/** What the machine cannot know by itself. */
export interface Moment {
  /** Milliseconds of a clock that never goes back. */
  now: number;
  /** 0 to 1. */
  random: number;
  /** Whether the browser says that there is no network. */
  isOffline: boolean;
  /** How far apart the requests of one person are to be, in milliseconds. */
  sendIntervalMs: number;
}

/** One step while it is being made: the rules change `machine` and append to `effects`. */
export interface Turn {
  readonly machine: { -readonly [Key in keyof DocumentMachine]: DocumentMachine[Key] };
  readonly effects: Effect[];
  readonly moment: Moment;
}

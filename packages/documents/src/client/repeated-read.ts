import { createPause, toRetryDelay } from './pause.ts';

/** Reads one at a time. */
export interface RepeatedRead {
  /** Reads; while it does already, it reads once more afterwards. */
  ask(): Promise<void>;
  /** Tries again at once what has failed. */
  wake(): void;
}

export interface RepeatedReadOptions {
  read: () => Promise<void>;
  /** `isNewest` unless it has been asked for again meanwhile. */
  onRead: (isNewest: boolean) => void;
  /** Whether a failure is worth another try, later and later; anything else ends it until it is asked again. */
  onFailed: (error: unknown) => Promise<'again' | 'enough'>;
  isOver: () => boolean;
}

export function createRepeatedRead({ read, onRead, onFailed, isOver }: RepeatedReadOptions): RepeatedRead {
  const pause = createPause();
  let isReading = false;
  let isAsked = false;
  return {
    async ask() {
      isAsked = true;
      if (isReading) return;
      isReading = true;
      let failures = 0;
      while (isAsked && !isOver()) {
        isAsked = false;
        try {
          await read();
          failures = 0;
          onRead(!isAsked);
        } catch (error) {
          if ((await onFailed(error)) === 'enough') break;
          failures += 1;
          isAsked = true;
          await pause.wait(toRetryDelay(failures));
        }
      }
      isReading = false;
    },
    wake: () => pause.wake(),
  };
}

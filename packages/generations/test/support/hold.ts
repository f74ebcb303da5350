import type { StageId } from '@headway/pipeline/stages';
import type { During } from './quick-stages.ts';

/** Stops stages halfway until they are released or aborted. */
export interface Hold {
  during: During;
  /** When the stage of the generation with this keyword was aborted, by `performance.now()`. */
  abortedAt: Map<string, number>;
  /** Releases all stages that wait, and all later ones. */
  release(): void;
}

/** The keyword of a generation that is to be held in a stage. */
export function toHeldKeyword(prefix: string, stage: StageId): string {
  return `${prefix} ${stage}`;
}

/** Holds generations whose keyword is `<prefix> <stage>`, in that stage. */
export function createHold(prefix: string): Hold {
  const abortedAt = new Map<string, number>();
  const released = Promise.withResolvers<void>();
  return {
    abortedAt,
    release: () => released.resolve(),
    async during({ stage, keyword, signal }) {
      if (keyword !== toHeldKeyword(prefix, stage)) return;
      const aborted = new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          abortedAt.set(keyword, performance.now());
          reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
        });
      });
      await Promise.race([released.promise, aborted]);
    },
  };
}

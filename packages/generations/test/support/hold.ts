import type { StageId } from '@headway/pipeline/stages';
import type { During } from './quick-stages.ts';

/** Stops stages halfway until they are released or aborted. */
export interface Hold {
  during: During;
  /** Keywords of the generations whose stage was aborted. */
  aborted: Set<string>;
  /** Releases all stages that wait, and all later ones. */
  release(): void;
}

/** The keyword of a generation that is to be held in a stage. */
export function toHeldKeyword(prefix: string, stage: StageId): string {
  return `${prefix} ${stage}`;
}

/** Holds generations whose keyword is `<prefix> <stage>`, in that stage. */
export function createHold(prefix: string): Hold {
  const abortedKeywords = new Set<string>();
  const released = Promise.withResolvers<void>();
  return {
    aborted: abortedKeywords,
    release: () => released.resolve(),
    async during({ stage, keyword, signal }) {
      if (keyword !== toHeldKeyword(prefix, stage)) return;
      const aborted = new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          abortedKeywords.add(keyword);
          reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
        });
      });
      await Promise.race([released.promise, aborted]);
    },
  };
}

import type { Thread } from '../store/to-threads.ts';

/** Id of the passage of the comment that is being written, among the ids of threads. */
export const DRAFT_PASSAGE = 'draft';

/** Where the passages of threads are in an article. */
export interface Passages {
  /**
   * Whether the words of a thread's passage still exist; undefined for a thread without a passage, and before it is
   * known.
   */
  isThere: (thread: Thread) => boolean | undefined;
  /** Top of a thread's passage, in pixels from the top of the article; null without a passage. */
  topOf: (threadId: string) => number | null;
  /** Height of the article in pixels; 0 before it is measured. */
  height: number;
  /** Scrolls a thread's passage to the upper part of the window. */
  show: (threadId: string) => void;
}

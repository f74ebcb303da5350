import type { Thread } from '../store/to-threads.ts';

/** What the passage is called that is being commented on, among those of threads. */
export const DRAFT_PASSAGE = 'draft';

/** Where the passages of threads stand in an article. */
export interface Passages {
  /** Whether the words of a thread are there; undefined for a thread on no passage, and while it is not known yet. */
  isThere: (thread: Thread) => boolean | undefined;
  /** How far below the top of the article a thread's passage begins, in pixels; null where there is none. */
  topOf: (threadId: string) => number | null;
  /** Of the article, in pixels; 0 while it is not known. */
  height: number;
  /** Brings a thread's passage into sight, high up in the window. */
  show: (threadId: string) => void;
}

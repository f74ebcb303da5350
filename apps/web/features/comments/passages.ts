import type { Thread } from './to-threads.ts';

/** Where the passages of threads stand in an article. */
export interface Passages {
  /** Whether the words of a thread are there; undefined for a thread on no passage, and while it is not known yet. */
  isThere: (thread: Thread) => boolean | undefined;
  /** How far below the top of the article a thread's passage begins, in pixels; null where there is none. */
  topOf: (threadId: string) => number | null;
  /** Brings a thread's passage into sight. */
  show: (threadId: string) => void;
}

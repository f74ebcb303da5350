import type { Anchor } from '../store/comment.ts';

/** Unsent texts, by author and subject. */
const texts = new Map<string, string>();

/**
 * Reads the unsent text of a person on a subject. It lives as long as the page is loaded, so that hiding the comments
 * does not lose it.
 */
export function readDraft(me: string, about: string): string | undefined {
  return texts.get(`${me} ${about}`);
}

/** Keeps the unsent text of a person on a subject; an empty text removes it. */
export function keepDraft(me: string, about: string, text: string): void {
  if (text === '') texts.delete(`${me} ${about}`);
  else texts.set(`${me} ${about}`, text);
}

/** Subject of a new thread on an article: a passage, or the whole article. */
export function toAbout(contentId: string | null, anchor: Anchor | null): string {
  return anchor === null
    ? `article ${contentId}`
    : `passage of ${contentId}: ${anchor.prefix}${anchor.quote}${anchor.suffix}`;
}

/** Subject of a reply. */
export function toReplyAbout(threadId: string): string {
  return `reply to ${threadId}`;
}

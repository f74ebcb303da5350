import type { Anchor } from '../store/comment.ts';

/** What was written and not sent, by who wrote it and what it is about. */
const texts = new Map<string, string>();

/**
 * What somebody has begun to write about something. It lives as long as the page, so that comments can be hidden and
 * shown again.
 */
export function readDraft(me: string, about: string): string | undefined {
  return texts.get(`${me} ${about}`);
}

/** Keeps what somebody is writing about something; an empty text is forgotten. */
export function keepDraft(me: string, about: string, text: string): void {
  if (text === '') texts.delete(`${me} ${about}`);
  else texts.set(`${me} ${about}`, text);
}

/** What a new thread on an article is about: a passage, or all of it. */
export function toAbout(contentId: string | null, anchor: Anchor | null): string {
  return anchor === null
    ? `article ${contentId}`
    : `passage of ${contentId}: ${anchor.prefix}${anchor.quote}${anchor.suffix}`;
}

/** What a reply is about. */
export function toReplyAbout(threadId: string): string {
  return `reply to ${threadId}`;
}

import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';

const MOST = 6;
const KEY = 'headway:recent-articles:';
const idsSchema = orElse(z.array(z.uuid()), []);

/** The articles that this person opened last in this browser, the last one first. Only ids are stored. */
export function readRecentIds(userId: string): string[] {
  try {
    return idsSchema.parse(JSON.parse(localStorage.getItem(KEY + userId) ?? '[]'));
  } catch {
    // a browser may refuse to store anything
    return [];
  }
}

/** Remembers that this person opened an article. */
export function rememberArticle(userId: string, contentId: string): void {
  const ids = [contentId, ...readRecentIds(userId).filter((id) => id !== contentId)].slice(0, MOST);
  try {
    localStorage.setItem(KEY + userId, JSON.stringify(ids));
  } catch {
    // see above
  }
}

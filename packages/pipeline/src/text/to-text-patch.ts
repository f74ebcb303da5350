import type { TextPatch } from '../protocol/stages.ts';

/** The patch that turns one text into another; null when they are equal. */
export function toTextPatch(before: string, after: string): TextPatch | null {
  if (before === after) return null;
  let offset = 0;
  while (offset < before.length && before[offset] === after[offset]) offset += 1;
  // not between the halves of a surrogate pair
  if (/[\uD800-\uDBFF]/u.test(before.charAt(offset - 1))) offset -= 1;
  return { offset, append: after.slice(offset) };
}

// Scripts that leave no space between words are compared character by character.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}\p{N}_]+)*|\s+|[^]/gu;

/** Splits a text into words, spaces and single other characters. Joined, they are the text again. */
export function toWords(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** How many words a text has. */
export function countWords(text: string): number {
  return toWords(text).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

// Scripts that leave no space between words are compared character by character.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}\p{N}_]+)*|\s+|[^]/gu;

/**
 * Splits a text into words, spaces and single other characters. Joined, they are the text again: a comparison shows every
 * character, so the tokeniser of `@headway/text/words`, which leaves signs and spaces out, does not fit.
 */
export function toTokens(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** A word, a character of a script without spaces, or a sign, in lower case. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`;
const WORDS = new RegExp(
  String.raw`${UNSPACED}|[[\p{L}\p{M}\p{N}]--${UNSPACED}]+|[^\s\p{L}\p{M}\p{N}]`,
  'gv',
);

export function toWords(text: string): Word[] {
  return Array.from(text.matchAll(WORDS), ({ 0: word, index }) => ({
    text: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

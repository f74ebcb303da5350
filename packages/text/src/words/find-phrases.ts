import type { Language } from '../language/language.ts';
import { toWords, type Word, type WordPart } from './to-words.ts';

/** A place where a text contains a phrase: UTF-16 code units, end exclusive. */
export interface PhrasePlace {
  /** The index of the phrase. */
  phrase: number;
  start: number;
  end: number;
}

/** Finds phrases in a text. `words` are the words of that text. Places of one phrase do not overlap. */
export type PhraseFinder = (text: string, words?: readonly Word[]) => PhrasePlace[];

/** A phrase of two words can be written as up to four parts: `TypeScript SDK`, `type-script s-d-k`. */
const MORE_PARTS = 2;
/** Between the words of one phrase: spaces, hyphens, quotation marks; no dash between spaces, no comma, and no end of a sentence. */
const WITHIN_PHRASE = /^(?!\s\p{Pd}\s)[\s\p{Pd}\p{Pi}\p{Pf}"'_/&*]{1,3}$/u;
const SPACED = /\s/u;

interface PhraseKeys {
  /** The phrases of each key. */
  phrases: Map<string, number[]>;
  /** Every beginning of a phrase that is written as one word. */
  beginnings: Set<string>;
  /** The first stems of phrases with several parts. */
  firstStems: Set<string>;
  longest: number;
}

/**
 * Prepares the search for phrases. Spellings with a hyphen, with a space and as one word are the same phrase, as are the
 * forms of its words, capitals and accents: `Next.js` is found in `nextjs`, `self-hosting` in `self hosted`. `C++` is not
 * found in `C`.
 *
 * @example
 * const find = createPhraseFinder(['server-side rendering'], english);
 * find('It renders server side rendering.'); // [{ phrase: 0, start: 11, end: 32 }]
 */
export function createPhraseFinder(phrases: readonly string[], language: Language): PhraseFinder {
  const keys: PhraseKeys = { phrases: new Map(), beginnings: new Set(), firstStems: new Set(), longest: 0 };
  for (const [index, phrase] of phrases.entries()) addPhrase(keys, index, phrase, language);
  return (text, words = toWords(text, language)) => {
    const parts = words.flatMap((word) => word.parts);
    const compound = new Set(words.flatMap((word) => (word.parts.length > 1 ? word.parts : [])));
    const places: PhrasePlace[] = [];
    const ends = new Map<number, number>();
    for (const [at, part] of parts.entries()) {
      for (const { phrase, end } of findAt(text, parts, at, keys, language)) {
        // `R` is not in `R&D`, nor `C` in `C-like`
        if (end === part.end && part.folded.length === 1 && compound.has(part)) continue;
        if (part.start < (ends.get(phrase) ?? 0)) continue;
        ends.set(phrase, end);
        places.push({ phrase, start: part.start, end });
      }
    }
    return places;
  };
}

function addPhrase(keys: PhraseKeys, index: number, phrase: string, language: Language): void {
  const parts = toWords(phrase, language).flatMap((word) => word.parts);
  const [first] = parts;
  if (!first) return;
  const own = new Set([toStemKey(parts)]);
  if (parts.length > 1) keys.firstStems.add(first.stem);
  if (canBeJoined(phrase, parts)) {
    const joined = toJoined(parts);
    own.add(joined).add(language.compare(joined).stem);
    for (let length = 1; length < joined.length; length += 1) keys.beginnings.add(joined.slice(0, length));
  }
  for (const key of own) keys.phrases.set(key, [...(keys.phrases.get(key) ?? []), index]);
  keys.longest = Math.max(keys.longest, parts.length + MORE_PARTS);
}

/** Most words begin no phrase. */
const NONE: { phrase: number; end: number }[] = [];

/** The phrases that begin with the part at `at`. */
function findAt(
  text: string,
  parts: readonly WordPart[],
  at: number,
  keys: PhraseKeys,
  language: Language,
): { phrase: number; end: number }[] {
  const first = parts[at];
  if (!first) return NONE;
  const isBeginning = keys.firstStems.has(first.stem) || keys.beginnings.has(first.folded);
  if (!isBeginning && !keys.phrases.has(first.stem) && !keys.phrases.has(first.folded)) return NONE;
  const found = new Map<number, number>();
  const add = (key: string, end: number): void => {
    for (const phrase of keys.phrases.get(key) ?? []) if (!found.has(phrase)) found.set(phrase, end);
  };
  add(first.stem, first.end);
  add(first.folded, first.end);
  let joined = first.folded;
  if (isBeginning) {
    for (let length = 2; length <= keys.longest; length += 1) {
      const [before, last] = [parts[at + length - 2], parts[at + length - 1]];
      if (!before || !last || !isWithinPhrase(text, before, last)) break;
      const window = parts.slice(at, at + length);
      add(toStemKey(window), last.end);
      const canContinue = keys.beginnings.has(joined);
      joined += last.folded;
      if (!canContinue || !canBeJoined(text, window)) continue;
      add(joined, last.end);
      add(language.compare(joined).stem, last.end);
    }
  }
  return Array.from(found, ([phrase, end]) => ({ phrase, end }));
}

function isWithinPhrase(text: string, before: WordPart, after: WordPart): boolean {
  if (after.start - before.end > 3) return false;
  const between = text.slice(before.end, after.start);
  return between === '' || between === '.' || WITHIN_PHRASE.test(between);
}

/** Parts with a space between them can be written as one word if each says something: `web site`, but not `no table`. */
function canBeJoined(text: string, parts: readonly WordPart[]): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last || !SPACED.test(text.slice(first.start, last.end))) return true;
  return parts.every(({ isStopWord, folded }) => !isStopWord && folded.length > 1);
}

function toStemKey(parts: readonly WordPart[]): string {
  return parts.map(({ stem }) => stem).join(' ');
}

function toJoined(parts: readonly WordPart[]): string {
  return parts.map(({ folded }) => folded).join('');
}

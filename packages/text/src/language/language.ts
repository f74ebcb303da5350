import { foldAccents, toLowerWord } from './fold.ts';

/** The languages whose words, sentences and readability can be measured, as ISO 639-1 codes. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt'] as const;

/** A language that can be measured; see {@link LANGUAGES}. */
export type LanguageCode = (typeof LANGUAGES)[number];

/** The data and rules of one language. */
export interface LanguageRules {
  code: LanguageCode;
  /** Words that are too common to tell the subject of a text, in lower case. */
  stopWords: readonly string[];
  /** Stems a word in lower case. */
  stem: (word: string) => string;
  /** Removes what people write in different ways, from a word in lower case. Default: accents. */
  fold?: (word: string) => string;
  /** Articles and pronouns that are written as one word with the next: `l'` in `l'article`. Ends with the apostrophe. */
  elision?: RegExp;
  /** An ending that is left out before stemming: `'s`. */
  ending?: RegExp;
}

/** A word as the tokeniser compares it. */
export interface ComparedWord {
  /** In lower case, without accents. */
  folded: string;
  /** The stem of the word, without accents. Forms of one word have the same stem. */
  stem: string;
}

/** A language for the tokeniser; made by `loadLanguage`. */
export interface Language {
  /** The ISO 639-1 code; null for a language that cannot be measured. Its words are compared without stems. */
  readonly code: LanguageCode | null;
  /** Folds and stems a word. Remembers the words of a long text. */
  compare: (surface: string) => ComparedWord;
  /** Whether a folded word is too common to tell the subject of a text. */
  isStopWord: (folded: string) => boolean;
  readonly elision: RegExp | null;
}

/** Longer words are data, not language, and are not stemmed. */
const MAX_STEMMED_LENGTH = 40;
/** More than a long article has different words. */
const REMEMBERED_WORDS = 30_000;
const LETTERS = /^[\p{L}\p{M}']+$/u;

/** Prepares the rules of a language; null stands for a language without rules. */
export function createLanguage(rules: LanguageRules | null): Language {
  const fold = rules?.fold ?? foldAccents;
  const stopWords = new Set((rules?.stopWords ?? []).map((word) => fold(toLowerWord(word))));
  const known = new Map<string, ComparedWord>();

  function toCompared(surface: string): ComparedWord {
    const lower = toLowerWord(surface)
      .replace(/[\s_\-‐‑/&]+|'$/gu, '')
      .replace(/(?<=\p{L})\.(?=\p{L})/gu, '');
    const bare = rules?.ending ? lower.replace(rules.ending, '') : lower;
    const isStemmed = rules !== null && bare.length <= MAX_STEMMED_LENGTH && LETTERS.test(bare);
    return { folded: fold(bare), stem: isStemmed ? foldAccents(rules.stem(bare)) : fold(bare) };
  }

  return {
    code: rules?.code ?? null,
    elision: rules?.elision ?? null,
    isStopWord: (folded) => stopWords.has(folded),
    compare(surface) {
      const found = known.get(surface);
      if (found) return found;
      if (known.size === REMEMBERED_WORDS) known.clear();
      const compared = toCompared(surface);
      known.set(surface, compared);
      return compared;
    },
  };
}

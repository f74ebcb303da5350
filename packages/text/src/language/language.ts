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
  /**
   * Forms that the stemmer does not bring together, above all plurals: each pattern of a word in lower case, and its
   * replacement. The first that matches is applied before stemming. See the sources in the file of the language.
   */
  forms?: readonly (readonly [RegExp, string])[];
  /** Stems a word in lower case. */
  stem: (word: string) => string;
  /** Removes what people write in different ways, from a word in lower case. Default: accents. */
  fold?: (word: string) => string;
  /** Articles and pronouns that are written as one word with the next: `l'` in `l'article`. Ends with the apostrophe. */
  elision?: RegExp;
  /** An ending that is left out before stemming: `'s`. */
  ending?: RegExp;
  /** Abbreviations that end no sentence, in lower case and without their last dot. */
  abbreviations: readonly string[];
  /** Counts the syllables of a word in lower case. */
  countSyllables: (word: string) => number;
  readability: ReadabilityFormula;
  /** Words and phrases that connect a sentence with another, in lower case. */
  transitions: readonly string[];
  /** Matches a sentence in passive voice. Missing where no rule tells it from other sentences. */
  passive?: RegExp;
  /** Matches a sentence that defines something. */
  defining: RegExp;
  /** Words (`before`) that no sentence has right before others (`after`) or at its end, in lower case. */
  impossible: readonly WordOrder[];
}

/** Words that never stand right before others: `the` before `of`. */
export interface WordOrder {
  before: readonly string[];
  after: readonly string[];
}

/** What a readability formula counts. */
export interface ReadabilityCounts {
  sentences: number;
  words: number;
  syllables: number;
  letters: number;
}

/** A formula that tells how easy a text reads: 100 is very easy, 0 very hard; a text can be beyond both. */
export interface ReadabilityFormula {
  /** As people know it: `Flesch`. */
  name: string;
  compute: (counts: ReadabilityCounts) => number;
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
  readonly abbreviations: ReadonlySet<string>;
  /** Counts the syllables of a word. 0 in a language without rules. */
  countSyllables: (surface: string) => number;
  readonly readability: ReadabilityFormula | null;
  /** Whether a sentence is in passive voice; null where that cannot be told. */
  isPassive: ((sentence: string) => boolean) | null;
  /** Whether a sentence has a word that connects it with another; null in a language without rules. */
  hasTransition: ((sentence: string) => boolean) | null;
  /**
   * Counts the words with forbidden successors (`checked`), and those followed by one (`misplaced`). Shuffled text has many
   * misplaced words. `next` is null at the end of a sentence or before a sign.
   */
  countMisplaced: (words: readonly { folded: string; next: string | null }[]) => {
    checked: number;
    misplaced: number;
  };
  /** Whether a sentence defines something; null in a language without rules. */
  isDefining: ((sentence: string) => boolean) | null;
}

/** Longer words are data, not language, and are not stemmed. */
const MAX_STEMMED_LENGTH = 40;
/** More than a long article has different words. */
const REMEMBERED_WORDS = 30_000;
const LETTER = /\p{L}/u;
const LETTERS = /^[\p{L}\p{M}']+$/u;

/** Prepares the rules of a language; null stands for a language without rules. */
export function createLanguage(rules: LanguageRules | null): Language {
  const fold = rules?.fold ?? foldAccents;
  const stopWords = new Set((rules?.stopWords ?? []).map((word) => fold(toLowerWord(word))));
  const transition = rules === null ? null : toPattern(rules.transitions);
  const { passive, defining } = rules ?? {};
  const impossible = new Map(
    (rules?.impossible ?? []).flatMap(({ before, after }) => {
      const set = new Set(after.map((word) => fold(word)));
      return before.map((word) => [fold(word), set] as const);
    }),
  );
  const known = new Map<string, ComparedWord>();
  const syllables = new Map<string, number>();

  function toCompared(surface: string): ComparedWord {
    const lower = toLowerWord(surface)
      .replace(/[\s_\-‐‑/&]+|'$/gu, '')
      .replace(/(?<=\p{L})\.(?=\p{L})/gu, '');
    const bare = rules?.ending ? lower.replace(rules.ending, '') : lower;
    const isStemmed = rules !== null && bare.length <= MAX_STEMMED_LENGTH && LETTERS.test(bare);
    return {
      folded: fold(bare),
      stem: isStemmed ? foldAccents(rules.stem(toBaseForm(bare, rules.forms))) : fold(bare),
    };
  }

  return {
    code: rules?.code ?? null,
    elision: rules?.elision ?? null,
    abbreviations: new Set(rules?.abbreviations),
    readability: rules?.readability ?? null,
    isPassive: passive ? (sentence) => passive.test(sentence) : null,
    hasTransition: transition ? (sentence) => transition.test(sentence) : null,
    isDefining: defining ? (sentence) => defining.test(sentence) : null,
    countMisplaced(words) {
      let [checked, misplaced] = [0, 0];
      for (const { folded, next } of words) {
        const after = impossible.get(folded);
        if (!after) continue;
        checked += 1;
        if (next === null || after.has(next)) misplaced += 1;
      }
      return { checked, misplaced };
    },
    countSyllables: (surface) =>
      remember(syllables, surface, () =>
        rules === null || !LETTER.test(surface) ? 0 : Math.max(1, countIn(surface, rules.countSyllables)),
      ),
    isStopWord: (folded) => stopWords.has(folded),
    compare: (surface) => remember(known, surface, () => toCompared(surface)),
  };
}

function toBaseForm(word: string, forms: LanguageRules['forms'] = []): string {
  const form = forms.find(([pattern]) => pattern.test(word));
  return form ? word.replace(form[0], form[1]) : word;
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size === REMEMBERED_WORDS) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}

/** Capitals that are read letter by letter: `URL`, `HTML`; not `JSON`. */
const SPELLED = /^(?:\p{Lu}{2,3}|[B-DF-HJ-NP-TV-XZ]{2,6})$/u;

/** The syllables of the parts of a word: `server-side` has as many as `server` and `side`. */
function countIn(surface: string, count: (word: string) => number): number {
  return surface
    .split(/[^\p{L}\p{M}\p{Cf}'’]+/u)
    .filter((part) => part !== '')
    .reduce(
      (sum, part) => sum + (SPELLED.test(part) ? part.length : Math.max(1, count(toLowerWord(part)))),
      0,
    );
}

/** Matches one of some phrases between other words. */
function toPattern(phrases: readonly string[]): RegExp {
  const alternatives = phrases.map((phrase) => phrase.replaceAll(' ', String.raw`\s+`)).join('|');
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives})(?![\p{L}\p{N}])`, 'iu');
}

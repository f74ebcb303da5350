import type { Term } from '../article.ts';
import type { TermStatistic } from '../stage-outputs.ts';
import { jaccard } from '../text/jaccard.ts';
import { toFleschReadingEase } from '../text/readability.ts';
import { countWords, toContentStems, toStem, toWords } from '../text/words.ts';
import type { Subject } from './subject.ts';

/** What is measured of an article. Shares are 0 to 1. */
export interface Metrics {
  words: number;
  terms: (Term & Pick<TermStatistic, 'stems' | 'weight'>)[];
  headings: number;
  /** Of the section headings, how many carry a word of the keyword. */
  headingsWithKeyword: number;
  /** Occurrences of the keyword per word of the text. */
  density: number;
  readability: number;
  longSentences: number;
  passive: number;
  transitions: number;
  longestParagraph: number;
  longestSection: number;
  titleHasKeyword: boolean;
  /** Whether the first 120 words carry the keyword and state something about it. */
  answersEarly: boolean;
  /** Of the questions that people ask, how many a heading or paragraph takes up. */
  questionsAnswered: number;
  openQuestions: string[];
}

const PASSIVE =
  /\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?(?:\w{2,}ed|built|chosen|done|drawn|found|given|held|kept|known|left|made|met|put|read|run|seen|sent|set|shown|split|taken|thrown|told|understood|written)\b/iu;

const TRANSITION =
  /\b(?:according to|also|although|as a result|as well as|at the same time|because|before|but|by default|consequently|even|finally|first|for example|for instance|further|furthermore|hence|however|if|in addition|in contrast|in other words|in particular|instead|likewise|meanwhile|moreover|namely|nevertheless|on this point|once|otherwise|rather|second|similarly|since|so that|still|that is|then|therefore|though|thus|unless|until|when|whereas|while|yet)\b/iu;

const LONG_SENTENCE_WORDS = 20;
const EARLY_WORDS = 120;

/** How often a phrase stands in a text, both as stems in order. */
function countPhrase(text: readonly string[], phrase: readonly string[]): number {
  if (phrase.length === 0) return 0;
  let count = 0;
  for (let i = 0; i + phrase.length <= text.length; i += 1) {
    if (phrase.every((stem, k) => text[i + k] === stem)) count += 1;
  }
  return count;
}

function share<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(test).length / items.length;
}

function isAnswered(question: string, subject: Subject): boolean {
  const stems = new Set(toContentStems(question));
  if (stems.size === 0) return true;
  const headings = subject.sections.map(({ heading }) => new Set(toContentStems(heading ?? '')));
  if (headings.some((heading) => jaccard(heading, stems) >= 0.6)) return true;
  return subject.sentences.some((sentence) => {
    const own = new Set(toContentStems(sentence));
    return [...stems].every((stem) => own.has(stem));
  });
}

export function measure(subject: Subject): Metrics {
  const { draft, sections, paragraphs, sentences, analysis } = subject;
  const words = countWords(subject.text);
  const stems = toWords(
    `${draft.title}\n${sections.map(({ heading }) => heading ?? '').join('\n')}\n${subject.text}`,
  ).map(toStem);
  const bodyStems = toWords(subject.text).map(toStem);
  const keyword = toWords(subject.request.keyword).map(toStem);
  const contentKeyword = toContentStems(subject.request.keyword);
  const inner = sections.filter(({ level }) => level >= 2);
  const early = paragraphs.join(' ').split(/\s+/u).slice(0, EARLY_WORDS).join(' ');
  const earlyStems = new Set(toContentStems(early));
  const questions = analysis.questions.map(({ question }) => question);
  const openQuestions = questions.filter((question) => !isAnswered(question, subject));
  return {
    words,
    terms: analysis.terms.map(({ term, stems: phrase, weight, low, high }) => ({
      term,
      stems: phrase,
      weight,
      low: Math.max(1, Math.floor((low * words) / 1000)),
      high: Math.max(2, Math.ceil((high * words) / 1000)),
      count: countPhrase(stems, phrase),
    })),
    headings: inner.length,
    headingsWithKeyword: share(inner, ({ heading }) => {
      const own = new Set(toContentStems(heading ?? ''));
      return contentKeyword.some((stem) => own.has(stem));
    }),
    density: words === 0 ? 0 : countPhrase(bodyStems, keyword) / words,
    readability: toFleschReadingEase(sentences),
    longSentences: share(sentences, (sentence) => countWords(sentence) > LONG_SENTENCE_WORDS),
    passive: share(sentences, (sentence) => PASSIVE.test(sentence)),
    transitions: share(sentences, (sentence) => TRANSITION.test(sentence)),
    longestParagraph: Math.max(0, ...paragraphs.map(countWords)),
    longestSection: Math.max(
      0,
      ...sections.map((section) =>
        section.paragraphs.reduce((sum, paragraph) => sum + countWords(paragraph), 0),
      ),
    ),
    titleHasKeyword: countPhrase(toWords(draft.title).map(toStem), keyword) > 0,
    answersEarly:
      contentKeyword.every((stem) => earlyStems.has(stem)) &&
      /\b(?:is|are|lets?|allows?|enables?|means?|provides?|can)\b/iu.test(early),
    questionsAnswered: questions.length === 0 ? 1 : 1 - openQuestions.length / questions.length,
    openQuestions,
  };
}

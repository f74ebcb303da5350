import type { Flaw, Paragraph, Sentence } from '../subject/paragraph.ts';
import { perParagraph } from '../subject/per-paragraph.ts';
import type { Block, Section, Subject } from '../subject/subject.ts';
import { COPYING, isCopied } from './copying.ts';
import { findMisquotes } from './misquotes.ts';
import { rate, toBadShare, type Rating, type Scale } from './rate.ts';
import { isFramed } from './framing.ts';
import { isSubjectKnown, measureRelevance, toReach, type Relevance } from './relevance.ts';
import { createRepetition, REPETITION } from './repetition.ts';

/** Why the words of a text do not count as an article. */
export type Shortcoming = Flaw | 'off-subject' | 'misquoted' | 'copied' | 'repeated';

/** What of a text is an article about the keyword, and what is not. */
export interface Substance {
  /** Sentences about the subject that repeat no other. Everything good in a score is measured in these alone. */
  sentences: readonly Sentence[];
  /** The paragraphs that have such sentences. */
  paragraphs: readonly SoundParagraph[];
  /** The sections that have such paragraphs. */
  sections: readonly SoundSection[];
  /** The number of words of the sentences. */
  words: number;
  /** The number of words that do not count as an article, by shortcoming. */
  otherWords: Readonly<Record<Shortcoming, number>>;
  /** The number of words of list items and cells of tables that are no sentences. */
  listedWords: number;
  /** The number of words of paragraphs that are too short, or have too few words of the subject, to say something of it. */
  asideWords: number;
  /** The first places with a shortcoming. */
  places: readonly { shortcoming: Shortcoming; passage: string }[];
  /** Of all words, those in the sentences. */
  sound: Rating;
  /** Of the words such as articles and prepositions, those before a word that cannot follow. */
  order: Rating;
  /** Of the words that are sentences or should be, those that are none. */
  flaws: Rating;
  /** Of the words, those that repeat an earlier sentence. */
  repetition: Rating;
  /** Of the words, those that are put together from the sources. */
  copying: Rating;
  relevance: Relevance;
  /** To which share, 0 to 1, the text is an article about the keyword: the product of the factors above. */
  share: number;
}

interface SoundParagraph {
  paragraph: Paragraph;
  sentences: readonly Sentence[];
}

interface SoundSection extends Pick<Section, 'heading' | 'level'> {
  paragraphs: readonly SoundParagraph[];
}

/**
 * The share of words in sound sentences about the keyword. 9 of 10 pages that a search of the offline library finds have
 * 0.77 and more, 98 of 100 have 0.44; half an article with half of anything else has 0.5.
 */
const SOUND: Scale = { fine: 0.75, none: 0.45 };
/** So many words of an article may be in lists and tables for each word in its sentences. */
const LISTED_PER_WORD = 0.5;
/** So many words of an article may be asides for each word in its other sentences. */
const ASIDE_PER_WORD = 0.25;
/** A shorter paragraph is an aside, unless it quotes: whatever it says, it can be any sentence with two terms in it. */
const MIN_PARAGRAPH_WORDS = 20;
/**
 * The share of articles, prepositions and the like before a word that cannot follow: at most 0.06 on the pages of the
 * offline library, at least 0.2 in the same words shuffled.
 */
const ORDER: Scale = { fine: 0.08, none: 0.18 };
/** In a short text, one such word is chance. */
const CHECKED_LEAST = 10;
/**
 * The share of words in fragments, shuffled sentences, lists of words and other languages. 95 of 100 pages of the offline
 * library have less than 0.1; half an article with half nonsense has 0.5.
 */
const FLAWS: Scale = { fine: 0.2, none: 0.5 };
const FLAW_KINDS: readonly Flaw[] = ['fragment', 'other-language', 'stuffed', 'shuffled'];
const MAX_PLACES = 5;

/**
 * Finds the sentences of an article that are sentences, are about the subject, and repeat no other. What is added to a text
 * and is none of that changes nothing of what is found in the rest.
 */
export function findSubstance(subject: Subject): Substance {
  const isRepeated = createRepetition();
  const otherWords: Record<Shortcoming, number> = {
    fragment: 0,
    'other-language': 0,
    stuffed: 0,
    shuffled: 0,
    'off-subject': 0,
    misquoted: 0,
    copied: 0,
    repeated: 0,
  };
  const places: { shortcoming: Shortcoming; passage: string }[] = [];
  let [listedWords, asideWords, repeatedWords, misplaced] = [0, 0, 0, 0];

  function readBlock({ paragraph, isListed, isCell }: Block): SoundParagraph {
    const judged = judge(paragraph, subject);
    // an item of a list is often no sentence
    const flaw = isListed || isCell ? null : judged.prevailing;
    const isAside = judged.isAside || (judged.isShort && !isListed);
    const sentences: Sentence[] = [];
    for (const [i, sentence] of paragraph.sentences.entries()) {
      misplaced += sentence.order.misplaced;
      const repeats = !isCell && isRepeated(sentence);
      if (repeats) repeatedWords += sentence.words;
      const shortcoming = isCell
        ? 'fragment'
        : (sentence.flaw ?? flaw ?? judged.shortcomings[i] ?? (repeats ? 'repeated' : null));
      if (shortcoming === null && isAside) asideWords += sentence.words;
      else if (shortcoming === null) sentences.push(sentence);
      else if (shortcoming === 'fragment' && (isListed || isCell)) listedWords += sentence.words;
      else {
        otherWords[shortcoming] += sentence.words;
        const isKnown = places.some(({ passage }) => passage === sentence.text);
        if (places.length < MAX_PLACES && !isKnown) places.push({ shortcoming, passage: sentence.text });
      }
    }
    return { paragraph, sentences };
  }

  const sound = subject.sections.map(({ heading, level, blocks }) => ({
    heading,
    level,
    paragraphs: blocks.map(readBlock).filter(({ sentences }) => sentences.length > 0),
  }));
  const paragraphs = sound.flatMap((section) => section.paragraphs);
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  const words = sumWords(sentences);
  const other = Object.values(otherWords).reduce((sum, count) => sum + count, 0);
  const excessAsides = Math.max(0, asideWords - ASIDE_PER_WORD * words);
  const excess = Math.max(0, listedWords - LISTED_PER_WORD * words) + excessAsides;
  const checked = sentences.reduce((sum, { order }) => sum + order.checked, 0);
  const flawed = FLAW_KINDS.reduce((sum, kind) => sum + otherWords[kind], 0);
  const ratings = {
    sound: rate(words === 0 ? 0 : words / (words + other + excess), SOUND),
    order: rate(misplaced / (checked + CHECKED_LEAST), ORDER),
    flaws: rate(toBadShare(flawed, words), FLAWS),
    repetition: rate(toBadShare(repeatedWords, words), REPETITION),
    copying: rate(toBadShare(otherWords.copied, words), COPYING),
  };
  const relevance = measureRelevance(
    paragraphs.map((paragraph) => paragraph.sentences),
    { sound: words, elsewhere: otherWords['off-subject'] + excessAsides },
    subject,
  );
  const factors = [...Object.values(ratings), ...Object.values(relevance)].map(
    ({ factor }: Rating) => factor,
  );
  return {
    sentences,
    paragraphs,
    sections: sound.filter((section) => section.paragraphs.length > 0),
    words,
    otherWords,
    listedWords,
    asideWords,
    places,
    ...ratings,
    relevance,
    share: factors.reduce((product, factor) => product * factor, 1),
  };
}

/** What is wrong with a paragraph, whatever else is in the text. */
interface Judgment {
  /** The flaw of a paragraph more than half of whose words are in sentences with one: the rest passes by chance. */
  prevailing: Flaw | null;
  /** For each sentence, why it does not count besides its flaw. */
  shortcomings: readonly (Shortcoming | null)[];
  /** Whether it is about the subject, but has too few of its words. */
  isAside: boolean;
  /** Whether it has few words and quotes nothing. */
  isShort: boolean;
}

const judge = perParagraph((paragraph, references): Judgment => {
  const { sentences } = paragraph;
  const reach = toReach(paragraph, references);
  const flawed = sentences.filter(({ flaw }) => flaw !== null);
  const toShortcoming = (): ((sentence: Sentence) => Shortcoming | null) => {
    if (reach === 'elsewhere' || isFramed(paragraph, references)) return () => 'off-subject';
    if (findMisquotes(paragraph, references).length > 0) return () => 'misquoted';
    const copied = sentences.filter((sentence) => isCopied(sentence, references));
    // short sentences between copied ones are copied, too
    if (sumWords(copied) > sumWords(sentences) / 2) return () => 'copied';
    return (sentence) => (copied.includes(sentence) ? 'copied' : null);
  };
  return {
    prevailing: sumWords(flawed) > sumWords(sentences) / 2 ? (flawed[0]?.flaw ?? null) : null,
    shortcomings: sentences.map(toShortcoming()),
    isAside: reach === 'aside',
    isShort:
      paragraph.quotations.length === 0 &&
      sumWords(sentences) < MIN_PARAGRAPH_WORDS &&
      isSubjectKnown(references),
  };
});

function sumWords(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { words }) => sum + words, 0);
}

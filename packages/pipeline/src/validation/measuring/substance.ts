import type { Flaw } from '../subject/sentence-flaw.ts';
import type { Paragraph } from '../subject/paragraph.ts';
import type { Sentence } from '../subject/sentence.ts';
import type { Section, Subject } from '../subject/subject.ts';
import { COPYING } from './copying.ts';
import { judge, sumWords, type Fault } from './judge.ts';
import { rate, toBadShare, type Rating, type Scale } from './rate.ts';
import { measureRelevance, type Reach, type Relevance } from './relevance.ts';
import { findRepetition, REPETITION } from './repetition.ts';

/** Why the words of a text do not count as an article. */
export type Shortcoming = Fault | 'repeated';

/** What of a text is an article about the keyword, and what is not. */
export interface Substance {
  /** Sentences about the subject that repeat no other. Everything good in a score is measured in these alone. */
  sentences: readonly Sentence[];
  /** The paragraphs that have such sentences. */
  paragraphs: readonly SoundParagraph[];
  /** All sections. */
  sections: readonly SoundSection[];
  /** The number of words of the sentences. */
  words: number;
  /** The number of words that do not count as an article, by shortcoming. */
  otherWords: Readonly<Record<Shortcoming, number>>;
  /** The number of words of list items and cells of tables that are no sentences. */
  listedWords: number;
  /** The number of words of quotations that stand alone: they are another's words. */
  quotedWords: number;
  /** The number of words of paragraphs about the subject that say too little to count. */
  slightWords: number;
  /** The number of words of paragraphs with too few words of the subject. */
  asideWords: number;
  /** The first places with a shortcoming. */
  places: readonly { shortcoming: Shortcoming; passage: string }[];
  /** Of all words, those in the sentences. */
  sound: Rating;
  /** Of the words such as articles and prepositions, those before a word that cannot follow. */
  order: Rating;
  /** Of the words that are sentences or should be, those that are none. */
  flaws: Rating;
  /** Of the words, those that repeat another sentence. */
  repetition: Rating;
  /** Of the words, those that are put together from the sources. */
  copying: Rating;
  relevance: Relevance;
  /** To which share, 0 to 1, the text is an article about the keyword: the product of the factors above. */
  share: number;
}

/** A sound sentence that no other sentence repeats, and where it ends, in words from a beginning. */
export interface PlacedSentence {
  sentence: Sentence;
  inText: number;
  inSection: number;
  inParagraph: number;
}

interface SoundParagraph {
  paragraph: Paragraph;
  sentences: readonly Sentence[];
  /**
   * Those that no other sentence repeats. Where a text says something twice, nobody can tell which of both places it
   * belongs to: what is measured by place is measured in these alone.
   */
  unique: readonly PlacedSentence[];
}

interface SoundSection extends Pick<Section, 'heading'> {
  /** Those with sound sentences. */
  paragraphs: readonly SoundParagraph[];
  /** The number of words of all its sentences. */
  wordsInAll: number;
}

/**
 * The share of words in sound sentences about the keyword. 9 of 10 pages that a search of the offline library finds have
 * 0.77 and more, 98 of 100 have 0.44; half an article with half of anything else has 0.5.
 */
const SOUND: Scale = { fine: 0.75, none: 0.45 };
/** So many words of an article may be in lists and tables for each word in its sentences. */
const LISTED_PER_WORD = 0.5;
/** So many words of an article may be in quotations that stand alone, for each word in its sentences. */
const QUOTED_PER_WORD = 1;
/** So many words of an article may be in paragraphs that say too little, for each word in its other sentences. */
const SLIGHT_PER_WORD = 1;
/** So many words of an article may be asides for each word in its other sentences. */
const ASIDE_PER_WORD = 0.25;
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

/** A sentence of a text, and whether it counts whatever the other sentences are. */
interface JudgedSentence {
  sentence: Sentence;
  fault: Fault | null;
  reach: Reach;
  isBare: boolean;
  isListed: boolean;
  isCell: boolean;
}

/** How a sentence counts: as a sound one, as one that costs nothing in usual numbers, or not, with the reason. */
type SentenceVerdict = 'sound' | 'slight' | 'aside' | 'quoted' | 'listed' | Shortcoming;

/**
 * Finds the whole sentences about the topic that repeat no other. Adding a sentence that fails this test does not change the
 * result for the others.
 */
export function findSubstance(subject: Subject): Substance {
  const judged = judgeSentences(subject);
  const { repeating, repeated } = findRepetition(
    judged.map((entry) => ({
      ...entry,
      isSound: entry.fault === null && entry.reach === 'subject' && !entry.isBare,
    })),
  );
  const verdicts = judged.map((entry, i) => toVerdict(entry, repeating.has(i)));
  const { sections, candidates } = placeSentences(subject.sections, verdicts, repeated);
  const paragraphs = sections.flatMap((section) => section.paragraphs);
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);

  const counts = new Map<SentenceVerdict, number>();
  for (const [i, { sentence }] of judged.entries()) {
    const verdict = verdicts[i] ?? 'sound';
    counts.set(verdict, (counts.get(verdict) ?? 0) + sentence.words);
  }
  const count = (verdict: SentenceVerdict): number => counts.get(verdict) ?? 0;
  const words = sumWords(sentences);
  const otherWords: Record<Shortcoming, number> = {
    fragment: count('fragment'),
    'other-language': count('other-language'),
    stuffed: count('stuffed'),
    shuffled: count('shuffled'),
    'off-subject': count('off-subject'),
    misquoted: count('misquoted'),
    unsupported: count('unsupported'),
    copied: count('copied'),
    repeated: count('repeated'),
  };
  const [listedWords, quotedWords] = [count('listed'), count('quoted')];
  const [slightWords, asideWords] = [count('slight'), count('aside')];
  const other = Object.values(otherWords).reduce((sum, number) => sum + number, 0);
  const excessAsides = Math.max(0, asideWords - ASIDE_PER_WORD * words);
  const excess =
    Math.max(0, listedWords - LISTED_PER_WORD * words) +
    Math.max(0, quotedWords - QUOTED_PER_WORD * words) +
    Math.max(0, slightWords - SLIGHT_PER_WORD * words) +
    excessAsides;
  const orders = { checked: 0, misplaced: 0 };
  for (const { order } of sentences) orders.checked += order.checked;
  for (const { sentence } of judged) orders.misplaced += sentence.order.misplaced;
  const flawed = FLAW_KINDS.reduce((sum, kind) => sum + otherWords[kind], 0);
  const repeatedWords = sumWords(judged.flatMap(({ sentence }, i) => (repeating.has(i) ? [sentence] : [])));
  const ratings = {
    sound: rate(words === 0 ? 0 : words / (words + other + excess), SOUND),
    order: rate(orders.misplaced / (orders.checked + CHECKED_LEAST), ORDER),
    flaws: rate(toBadShare(flawed, words), FLAWS),
    repetition: rate(toBadShare(repeatedWords, words), REPETITION),
    copying: rate(toBadShare(otherWords.copied, words), COPYING),
  };
  const relevance = measureRelevance(
    {
      sentences,
      paragraphs: candidates.map(({ unique }) => unique.map(({ sentence }) => sentence)),
      words: { sound: words, elsewhere: otherWords['off-subject'] + excessAsides },
    },
    subject,
  );
  const factors = [...Object.values(ratings), ...Object.values(relevance)].map(
    ({ factor }: Rating) => factor,
  );
  return {
    sentences,
    paragraphs,
    sections,
    words,
    otherWords,
    listedWords,
    quotedWords,
    slightWords,
    asideWords,
    places: findPlaces(judged, verdicts),
    ...ratings,
    relevance,
    share: factors.reduce((product, factor) => product * factor, 1),
  };
}

function judgeSentences(subject: Subject): JudgedSentence[] {
  const blocks = subject.sections.flatMap((section) => section.blocks);
  const judgeParagraph = judge(subject.references);
  return blocks.flatMap(({ paragraph, isListed, isCell }) => {
    const { faults, prevailing, reach, isBare } = judgeParagraph(paragraph);
    return paragraph.sentences.map((sentence, i) => ({
      sentence,
      // an item of a list is often no sentence
      fault: sentence.flaw ?? (isListed || isCell ? null : prevailing) ?? faults[i] ?? null,
      reach,
      isBare,
      isListed,
      isCell,
    }));
  });
}

function toVerdict(
  { fault, reach, isBare, isListed, isCell }: JudgedSentence,
  repeats: boolean,
): SentenceVerdict {
  if (isCell || (isListed && fault === 'fragment')) return 'listed';
  if (fault !== null) return fault;
  if (isBare) return 'quoted';
  if (repeats) return 'repeated';
  return reach === 'slight' || reach === 'aside' ? reach : 'sound';
}

/** Gathers the sound sentences of each section. `verdicts` are those of all sentences in order. */
function placeSentences(
  sections: readonly Section[],
  verdicts: readonly SentenceVerdict[],
  repeated: ReadonlySet<number>,
): { sections: SoundSection[]; candidates: SoundParagraph[] } {
  const candidates: SoundParagraph[] = [];
  let [index, inText] = [0, 0];
  const placed = sections.map(({ heading, blocks }) => {
    let inSection = 0;
    const paragraphs = blocks.map(({ paragraph }): SoundParagraph => {
      let inParagraph = 0;
      let isCandidate = false;
      const [sentences, unique]: [Sentence[], PlacedSentence[]] = [[], []];
      for (const sentence of paragraph.sentences) {
        inText += sentence.words;
        inSection += sentence.words;
        inParagraph += sentence.words;
        const verdict = verdicts[index];
        isCandidate ||= verdict === 'sound' || verdict === 'repeated';
        if (verdict === 'sound') sentences.push(sentence);
        if (verdict === 'sound' && !repeated.has(index))
          unique.push({ sentence, inText, inSection, inParagraph });
        index += 1;
      }
      const found = { paragraph, sentences, unique };
      if (isCandidate) candidates.push(found);
      return found;
    });
    return {
      heading,
      paragraphs: paragraphs.filter(({ sentences }) => sentences.length > 0),
      wordsInAll: inSection,
    };
  });
  return { sections: placed, candidates };
}

function isFree(verdict: SentenceVerdict): verdict is Exclude<SentenceVerdict, Shortcoming> {
  return ['sound', 'slight', 'aside', 'quoted', 'listed'].includes(verdict);
}

function findPlaces(
  judged: readonly JudgedSentence[],
  verdicts: readonly SentenceVerdict[],
): Substance['places'] {
  const places = new Map<string, Shortcoming>();
  for (const [i, { sentence }] of judged.entries()) {
    const verdict = verdicts[i] ?? 'sound';
    if (isFree(verdict) || places.has(sentence.text)) continue;
    places.set(sentence.text, verdict);
    if (places.size === MAX_PLACES) break;
  }
  return [...places].map(([passage, shortcoming]) => ({ shortcoming, passage }));
}

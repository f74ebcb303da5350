import { findModelPhrases } from './model-phrases.ts';
import type { Flaw, Paragraph, Sentence } from '../subject/paragraph.ts';
import type { Block, Section, Subject } from '../subject/subject.ts';

/** Why the words of a text do not count as an article. */
export type Shortcoming = Flaw | 'repeated' | 'off-subject';

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
  /** As in {@link Sentence}: `checked` in the sentences above, `misplaced` in all text. */
  order: { checked: number; misplaced: number };
  /** The number of words that do not count as an article, by shortcoming. */
  otherWords: Readonly<Record<Shortcoming, number>>;
  /** The number of words of list items and cells of tables that are no sentences. */
  listedWords: number;
  /** The first places with a shortcoming. */
  places: readonly { shortcoming: Shortcoming; passage: string }[];
}

interface SoundParagraph {
  paragraph: Paragraph;
  sentences: readonly Sentence[];
}

interface SoundSection extends Pick<Section, 'heading' | 'level'> {
  paragraphs: readonly SoundParagraph[];
}

/** A sentence that shares this share of its skeleton with sentences before it repeats them. */
const REPEATED = 0.6;
/** A paragraph with a smaller share of words of the subject is about another one. */
const MIN_SUBJECT = 0.2;
/** One word of the subject can be chance. */
const MIN_SUBJECT_WORDS = 2;
const MAX_PLACES = 5;

/**
 * Finds the sentences of an article that are sentences, are about the subject, and repeat no other. What is added to a text
 * and is none of that changes nothing of what is found in the rest.
 */
export function findSubstance({ sections, subjectStems }: Subject): Substance {
  const subject = subjectStems();
  const seen = new Set<string>();
  const otherWords = {
    fragment: 0,
    'other-language': 0,
    stuffed: 0,
    shuffled: 0,
    repeated: 0,
    'off-subject': 0,
  };
  const places: { shortcoming: Shortcoming; passage: string }[] = [];
  let listedWords = 0;
  let misplaced = 0;

  function isRepeated({ skeleton }: Sentence): boolean {
    const known = skeleton.filter((part) => seen.has(part)).length;
    for (const part of skeleton) seen.add(part);
    return known / Math.max(1, skeleton.length) >= REPEATED;
  }

  function findShortcoming(sentence: Sentence, flaw: Flaw | null, isOnSubject: boolean): Shortcoming | null {
    if (sentence.flaw !== null || flaw !== null) return sentence.flaw ?? flaw;
    if (!isOnSubject) return 'off-subject';
    return isRepeated(sentence) ? 'repeated' : null;
  }

  function readBlock({ paragraph, isListed, isCell }: Block): SoundParagraph {
    const isOnSubject = isAbout(paragraph, subject);
    // an item of a list is often no sentence
    const flaw = isListed || isCell ? null : findPrevailingFlaw(paragraph);
    const sentences: Sentence[] = [];
    for (const sentence of paragraph.sentences) {
      misplaced += sentence.order.misplaced;
      const shortcoming = isCell ? 'fragment' : findShortcoming(sentence, flaw, isOnSubject);
      if (shortcoming === null) sentences.push(sentence);
      else if (shortcoming === 'fragment' && (isListed || isCell)) listedWords += sentence.words;
      else {
        otherWords[shortcoming] += sentence.words;
        const isKnown = places.some(({ passage }) => passage === sentence.text);
        if (places.length < MAX_PLACES && !isKnown) places.push({ shortcoming, passage: sentence.text });
      }
    }
    return { paragraph, sentences };
  }

  const sound = sections.map(({ heading, level, blocks }) => ({
    heading,
    level,
    paragraphs: blocks.map(readBlock).filter(({ sentences }) => sentences.length > 0),
  }));
  const paragraphs = sound.flatMap((section) => section.paragraphs);
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  return {
    sentences,
    paragraphs,
    sections: sound.filter((section) => section.paragraphs.length > 0),
    words: sumWords(sentences),
    order: { checked: sentences.reduce((sum, { order }) => sum + order.checked, 0), misplaced },
    otherWords,
    listedWords,
    places,
  };
}

/** The flaw of a paragraph more than half of whose words are in sentences with one: the rest passes by chance. */
function findPrevailingFlaw({ sentences }: Paragraph): Flaw | null {
  const flawed = sentences.filter(({ flaw }) => flaw !== null);
  return sumWords(flawed) > sumWords(sentences) / 2 ? (flawed[0]?.flaw ?? null) : null;
}

function sumWords(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { words }) => sum + words, 0);
}

function isAbout({ text, sentences }: Paragraph, subject: ReadonlySet<string>): boolean {
  // what a model says about itself is about no subject
  if (findModelPhrases(text).length > 0) return false;
  const stems = new Set(sentences.flatMap(({ contentStems }) => [...contentStems]));
  const shared = [...stems].filter((stem) => subject.has(stem)).length;
  return shared >= MIN_SUBJECT_WORDS && shared / stems.size >= MIN_SUBJECT;
}

import type { Paragraph } from '../subject/paragraph.ts';
import type { Sentence } from '../subject/sentence.ts';
import type { References } from '../subject/references.ts';
import { findModelPhrases } from './model-phrases.ts';
import { rate, toBadShare, type Rating, type Scale } from './rate.ts';

/**
 * The share of words in paragraphs about another subject. In 75 of 100 pages that a search of the offline library finds it
 * is below 6 %, in 90 below 16 %; more than half have only pages that mention the keyword by the way.
 */
const ELSEWHERE: Scale = { fine: 0.2, none: 0.5 };
/**
 * The share of words, besides stop words and those of the keyword, that belong to the subject. Extractive articles have 0.5
 * to 0.8, articles in the author's own words 0.3 to 0.6, invented words between the terms of the pages 0.2, and a text of another
 * field 0.05.
 */
const SUBJECT: Scale = { fine: 0.28, none: 0.18 };
/** Pages of a few lines say too little of the subject; those of extractive articles give 64 words of it and more. */
const MIN_SUBJECT_STEMS = 60;
/** The share of paragraphs that have the words of the keyword. Half of the pages have more than 0.11. */
const KEYWORD: Scale = { fine: 0.1, none: 0 };

/**
 * A paragraph with a smaller share of words of the subject, besides those of the keyword, says nothing of it: 3 of 100
 * paragraphs of pages have less, and 1 of 7 in an article in the author's own words.
 */
const MIN_SUBJECT = 0.2;
/** A paragraph with a smaller share is about another subject. */
const MIN_ASIDE = 0.075;
/**
 * What the words of a paragraph besides keyword and terms have to reach on average: a word that the cited pages have counts
 * 1, and one that they use often counts 2. Paragraphs in the author's own words have 0.5 to 1.2; stories, advertisements,
 * horoscopes and announcements with terms in them have 0.1 to 0.5.
 */
const MIN_FAMILIAR = 0.52;
/**
 * A paragraph with fewer words that the cited pages have, besides keyword and terms, is a frame that fits any terms: those
 * have 0 to 3. Of the paragraphs of pages and drafts, 98 of 100 have 4 and more, half of them 12; of single sentences with 8
 * to 20 words, half have 5.
 */
const MIN_SAID = 4;
/** One word of the subject can be chance. */
const MIN_SUBJECT_WORDS = 2;

/** Whether the pages say enough of the subject to tell texts about it from others. */
function isSubjectKnown({ subjectStems }: Pick<References, 'subjectStems'>): boolean {
  return subjectStems().size >= MIN_SUBJECT_STEMS;
}

type ReachReferences = Pick<References, 'analysis' | 'keywordStems' | 'subjectStems' | 'sourceStems'>;

/**
 * How far a paragraph is about the subject of the pages: `slight` for one about it that says too little, `aside` for one with
 * too few words of the subject, and `elsewhere` for one about another subject.
 */
export type Reach = 'subject' | 'slight' | 'aside' | 'elsewhere';

/** Tells how far a paragraph is about the subject: `subject` where the pages say too little to tell. */
export function toReach(
  { text, sentences }: Paragraph,
  { analysis, keywordStems, subjectStems, sourceStems }: ReachReferences,
): Reach {
  // what a model says about itself is about no subject
  if (findModelPhrases(text).length > 0) return 'elsewhere';
  const subject = subjectStems();
  if (!isSubjectKnown({ subjectStems })) return 'subject';
  const keyword = keywordStems();
  const stems = new Set(
    sentences.flatMap(({ contentStems }) => [...contentStems].filter((stem) => !keyword.includes(stem))),
  );
  const shared = [...stems].filter((stem) => subject.has(stem)).length;
  if (shared < MIN_SUBJECT_WORDS || shared / stems.size < MIN_ASIDE) return 'elsewhere';
  const terms = new Set(analysis.terms.flatMap((term) => term.stems));
  const others = [...stems].filter((stem) => !terms.has(stem));
  const pages = [...sourceStems().values()];
  const onPages = others.filter((stem) => pages.some((page) => page.has(stem))).length;
  const familiar = onPages + others.filter((stem) => subject.has(stem)).length;
  if (shared / stems.size < MIN_SUBJECT || familiar < MIN_FAMILIAR * others.length) return 'aside';
  return onPages < MIN_SAID ? 'slight' : 'subject';
}

/** How much of a text is about its keyword. */
export interface Relevance {
  /** The paragraphs about another subject. */
  elsewhere: Rating;
  /** The words of the subject in the other paragraphs. */
  subject: Rating;
  /** The paragraphs with the words of the keyword, among those about the subject. */
  keyword: Rating;
}

/** What of a text can be about its keyword. */
export interface RelevantText {
  /** The sound sentences. */
  sentences: readonly Sentence[];
  /** Of each paragraph about the subject, the sound sentences that no other sentence repeats. */
  paragraphs: readonly (readonly Sentence[])[];
  /** The number of words in sound sentences, and in paragraphs about another subject. */
  words: { sound: number; elsewhere: number };
}

/** Measures how much of a text is about its keyword. */
export function measureRelevance(
  { sentences, paragraphs, words }: RelevantText,
  { keywordStems, subjectStems }: Pick<References, 'keywordStems' | 'subjectStems'>,
): Relevance {
  const keyword = keywordStems();
  const subject = subjectStems();
  const own = sentences.flatMap(({ contentStems }) => [...contentStems]);
  const content = own.filter((stem) => !keyword.includes(stem));
  const known = content.filter((stem) => subject.has(stem)).length;
  const having = paragraphs.filter((paragraph) => hasKeyword(paragraph, keyword)).length;
  return {
    elsewhere: rate(toBadShare(words.elsewhere, words.sound), ELSEWHERE),
    subject: rate(
      content.length === 0 ? 0 : subject.size < MIN_SUBJECT_STEMS ? 1 : known / content.length,
      SUBJECT,
    ),
    // a keyword of stop words only counts as there
    keyword: rate(keyword.length === 0 ? 1 : having / Math.max(1, paragraphs.length), KEYWORD),
  };
}

/** Of three words or more, a paragraph need not have all: nobody repeats a whole question. */
const MIN_KEYWORD = 0.6;

function hasKeyword(sentences: readonly Sentence[], keyword: readonly string[]): boolean {
  const had = keyword.filter((stem) => sentences.some(({ contentStems }) => contentStems.has(stem)));
  return had.length >= Math.ceil(keyword.length * MIN_KEYWORD);
}

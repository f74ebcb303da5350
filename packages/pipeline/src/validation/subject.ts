import type { Root } from 'mdast';
import type { Draft } from '../stage-outputs.ts';
import { toSections, type ArticleSection } from '../text/markdown-text.ts';
import { toSentences } from '../text/sentences.ts';
import { toWords } from '../text/words.ts';
import { findQuotations, type Quotation } from '../writing/quote.ts';
import { toJsonLd } from './json-ld.ts';
import type { References } from './references.ts';

/** A text with its words, which are looked at more than once. */
export interface Worded {
  text: string;
  words: readonly string[];
}

/** A draft and everything that checks and score look at, prepared once. */
export interface Subject extends References {
  draft: Draft;
  /** The draft's Markdown as a syntax tree. */
  root: Root;
  /** Whether people have changed the text since it was generated. */
  isEdited: boolean;
  /** The sections without the list of sources. */
  sections: readonly ArticleSection[];
  /** How many words each of them has. */
  sectionWords: readonly number[];
  paragraphs: readonly Worded[];
  /** All paragraphs as one text. */
  text: string;
  /** The text without its quotations: what the writer itself says. */
  ownText: string;
  sentences: readonly Worded[];
  quotations: readonly Quotation[];
  jsonLd: string;
}

const QUOTATION = /“[^“”]*”/gu;

const toWorded = (text: string): Worded => ({ text, words: toWords(text) });

/** @param root the draft's Markdown, parsed */
export function createSubject(draft: Draft, root: Root, references: References): Subject {
  const sections = toSections(root).filter(({ heading }) => heading !== 'Sources');
  const worded = sections.map((section) => section.paragraphs.map(toWorded));
  const paragraphs = sections.flatMap((section) => section.paragraphs);
  return {
    ...references,
    draft,
    root,
    isEdited: draft.markdown !== references.original.markdown,
    sections,
    sectionWords: worded.map((own) => own.reduce((sum, { words }) => sum + words.length, 0)),
    paragraphs: worded.flat(),
    text: paragraphs.join('\n'),
    ownText: paragraphs.map((paragraph) => paragraph.replace(QUOTATION, ' … ')).join('\n'),
    sentences: paragraphs.flatMap((paragraph) =>
      toSentences(paragraph.replace(/\s*\[\d+\]/gu, '')).map(({ text }) => toWorded(text)),
    ),
    quotations: paragraphs.flatMap(findQuotations),
    jsonLd: toJsonLd(draft, references.request),
  };
}

import type { Root } from 'mdast';
import type { Draft } from '../protocol/stage-outputs.ts';
import { toSections, type ArticleSection } from '../markdown/markdown-text.ts';
import { toJsonLd } from './json-ld.ts';
import type { Paragraph } from './paragraph.ts';
import type { References } from './references.ts';

/** A section of the draft, with the parts of its paragraphs. */
interface Section extends Omit<ArticleSection, 'paragraphs'> {
  paragraphs: readonly Paragraph[];
  words: number;
}

/** A draft with everything that the checks and the score need. */
export interface Subject extends References {
  draft: Draft;
  /** The draft's Markdown as a syntax tree. */
  root: Root;
  /** Whether people have changed the text since it was generated. */
  isEdited: boolean;
  /** The sections without the list of sources. */
  sections: readonly Section[];
  paragraphs: readonly Paragraph[];
  /** All paragraphs as one text. */
  text: string;
  /** All paragraphs without their quotations. */
  ownText: string;
  jsonLd: string;
}

export function createSubject(draft: Draft, references: References): Subject {
  const root = references.parse(draft.markdown);
  const sections = toSections(root)
    .filter(({ heading }) => heading !== 'Sources')
    .map((section) => {
      const own = section.paragraphs.map(references.readParagraph);
      return { ...section, paragraphs: own, words: own.reduce((sum, { words }) => sum + words.length, 0) };
    });
  const paragraphs = sections.flatMap((section) => section.paragraphs);
  return {
    ...references,
    draft,
    root,
    isEdited: draft.markdown !== references.original.markdown,
    sections,
    paragraphs,
    text: paragraphs.map(({ text }) => text).join('\n'),
    ownText: paragraphs.map(({ ownText }) => ownText).join('\n'),
    jsonLd: toJsonLd(draft, references.request),
  };
}

import { splitSourceList } from '@headway/text/article';
import type { TextBlock } from '@headway/text/markdown';
import type { Root } from 'mdast';
import type { FigureAnswer } from '../../protocol/article.ts';
import type { Draft } from '../../protocol/stage-outputs.ts';
import { toSections, type ArticleSection } from '../../markdown/markdown-text.ts';
import { once } from '../../text/once.ts';
import { TERMS_OF_PAGES, type ChosenTerms } from './chosen-terms.ts';
import { toJsonLd } from './json-ld.ts';
import type { Paragraph } from './paragraph.ts';
import { toProse, type ProseLine } from './prose.ts';
import type { References } from './references.ts';

/** A paragraph, quotation, list item or cell of a table. */
export interface Block {
  isListed: boolean;
  isQuotation: boolean;
  isCell: boolean;
  paragraph: Paragraph;
}

/** A section of the draft, with the parts of its texts. */
export interface Section extends Omit<ArticleSection, 'blocks'> {
  blocks: readonly Block[];
  /** Paragraphs, quotations and list items. */
  paragraphs: readonly Paragraph[];
  /** The cells of its tables. */
  cells: readonly Paragraph[];
  words: number;
}

/** A draft with everything that the checks and the score need. */
export interface Subject extends References {
  /** The same object in every assessment of the article, for which results are remembered. */
  references: References;
  draft: Draft;
  /** The draft's Markdown as a syntax tree. */
  root: Root;
  /** Whether people have changed the text since it was generated. */
  isEdited: boolean;
  /** The number of words of all visible text. */
  words: number;
  /** The sections without the list of sources. */
  sections: readonly Section[];
  paragraphs: readonly Paragraph[];
  /** The prose without code and quotations: a line for each paragraph. */
  prose: () => readonly ProseLine[];
  /** The answers of people for figures. */
  answers: readonly FigureAnswer[];
  /** The team's choice of terms. */
  chosenTerms: ChosenTerms;
  jsonLd: string;
}

/** The parts of an edited article besides its draft. */
export interface EditedParts {
  /** The Markdown whose words count. Default: the draft's. A list of sources that the assessment adds does not count. */
  written?: string;
  /** The answers of people for figures. Default: none. */
  answers?: readonly FigureAnswer[] | undefined;
  /** The team's choice of terms. Default: the terms of the pages. */
  chosenTerms?: ChosenTerms;
}

/** Prepares a draft for its checks. */
export function createSubject(
  draft: Draft,
  references: References,
  { written = draft.markdown, answers = [], chosenTerms = TERMS_OF_PAGES }: EditedParts = {},
): Subject {
  const { parse, readParagraph, readTexts } = references;
  const root = parse(draft.markdown);
  const countWords = (blocks: readonly TextBlock[]): number =>
    blocks.reduce((sum, block) => sum + readParagraph(block).words.length, 0);
  const toSection = ({ heading, level, blocks: texts }: ArticleSection): Section => {
    const blocks = texts.map((text) => ({
      isListed: text.kind === 'list-item',
      isQuotation: text.kind === 'quotation',
      isCell: text.kind === 'cell',
      paragraph: readParagraph(text),
    }));
    return {
      heading,
      level,
      blocks,
      paragraphs: blocks.flatMap(({ isCell, paragraph }) => (isCell ? [] : [paragraph])),
      cells: blocks.flatMap(({ isCell, paragraph }) => (isCell ? [paragraph] : [])),
      words: blocks.reduce((sum, { paragraph }) => sum + paragraph.words.length, 0),
    };
  };
  const body: Root = { type: 'root', children: splitSourceList(root).body };
  const sections = toSections(readTexts(body)).map(toSection);
  const paragraphs = sections.flatMap((section) => section.paragraphs);
  return {
    ...references,
    references,
    draft,
    root,
    words: countWords(readTexts(parse(written))),
    isEdited: draft.markdown !== references.original.markdown,
    sections,
    paragraphs,
    prose: once(() => toProse(root)),
    answers,
    chosenTerms,
    jsonLd: toJsonLd(draft, references.request),
  };
}

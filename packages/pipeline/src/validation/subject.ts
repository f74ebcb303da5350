import { takeTurns } from '../abort.ts';
import type { GenerationRequest } from '../generation-request.ts';
import type { CompetitorPage, Draft, SeoAnalysis } from '../stage-outputs.ts';
import { toSections, type ArticleSection } from '../text/markdown-text.ts';
import { toSentences } from '../text/sentences.ts';
import { collapseWhitespace } from '../text/words.ts';
import { findQuotations, type Quotation } from '../writing/quote.ts';
import { toJsonLd } from './json-ld.ts';

/** A draft and everything that checks and score look at, prepared once. */
export interface Subject {
  request: GenerationRequest;
  draft: Draft;
  analysis: SeoAnalysis;
  pages: readonly CompetitorPage[];
  /** The whole text of each cited page, by source number. */
  sourceTexts: ReadonlyMap<number, string>;
  /** The sections without the list of sources. */
  sections: readonly ArticleSection[];
  paragraphs: readonly string[];
  /** All paragraphs as one text. */
  text: string;
  /** The text without its quotations: what the writer itself says. */
  ownText: string;
  sentences: readonly string[];
  quotations: readonly Quotation[];
  jsonLd: string;
}

export interface SubjectInput {
  request: GenerationRequest;
  draft: Draft;
  analysis: SeoAnalysis;
  pages: readonly CompetitorPage[];
}

/** The text of a page as its quotations are looked up in it. */
function toPageText(page: Pick<CompetitorPage, 'blocks'>): string {
  return page.blocks.map((block) => collapseWhitespace(block.text)).join('\n');
}

const QUOTATION = /“[^“”]*”/gu;

export async function createSubject(input: SubjectInput, signal: AbortSignal): Promise<Subject> {
  const { draft, pages } = input;
  const sections = toSections(draft.markdown).filter(({ heading }) => heading !== 'Sources');
  const paragraphs = sections.flatMap((section) => section.paragraphs);
  await takeTurns(signal);
  const sourceTexts = new Map<number, string>();
  for (const source of draft.sources) {
    const page = pages.find(({ url }) => url === source.url);
    if (page) sourceTexts.set(source.n, toPageText(page));
  }
  await takeTurns(signal);
  return {
    ...input,
    sourceTexts,
    sections,
    paragraphs,
    text: paragraphs.join('\n'),
    ownText: paragraphs.map((paragraph) => paragraph.replace(QUOTATION, ' … ')).join('\n'),
    sentences: paragraphs.flatMap((paragraph) =>
      toSentences(paragraph.replace(/\s*\[\d+\]/gu, '')).map(({ text }) => text),
    ),
    quotations: paragraphs.flatMap(findQuotations),
    jsonLd: toJsonLd(draft, input.request),
  };
}

import type { Root } from 'mdast';
import type { GenerationRequest } from '../protocol/generation-request.ts';
import type { CompetitorPage, Draft, SeoAnalysis } from '../protocol/stage-outputs.ts';
import { toSections } from '../markdown/markdown-text.ts';
import { once } from '../text/once.ts';
import { createBlockParser } from '../markdown/parse-blocks.ts';
import { recall } from '../text/recall.ts';
import { collapseWhitespace } from '../text/words.ts';
import { createAuthorship } from './authorship.ts';
import { toParagraph, type Paragraph } from './paragraph.ts';
import { OVERLAP_WORDS, SHINGLE_WORDS, toShingleSet } from './shingles.ts';

/** More than a long article has. */
const REMEMBERED_PARAGRAPHS = 5_000;

/** A competing page, as far as an article is held against it. */
export interface ReferencePage {
  url: string;
  /** The text in which quotations are looked up; empty for a page that is not cited. */
  text: string;
}

/** What an article is held against, as plain data. */
export interface Brief {
  request: GenerationRequest;
  analysis: Pick<SeoAnalysis, 'terms' | 'questions' | 'words' | 'headings' | 'readability'>;
  pages: readonly ReferencePage[];
  /** The article as it was generated, before anybody edited it. */
  original: Draft;
}

/** A brief with what is looked up in it again and again; each part is prepared when a check first asks for it. */
export interface References extends Brief {
  /** The whole text of each cited page, by source number. */
  sourceTexts: ReadonlyMap<number, string>;
  /** Every number that stands in a source, by source number. */
  sourceNumbers: () => ReadonlyMap<number, ReadonlySet<string>>;
  /** Sequences of words that stand in the sources. */
  sourceShingles: () => ReadonlySet<string>;
  ownArticles: () => readonly { title: string; shingles: ReadonlySet<string> }[];
  /** Tells what of an edited paragraph people wrote themselves. */
  authorship: () => ReturnType<typeof createAuthorship>;
  /** Parses Markdown; what was parsed before costs little. */
  parse: (markdown: string) => Root;
  /** What a paragraph of plain text consists of; what was read before costs nothing. */
  readParagraph: (text: string) => Paragraph;
}

/** What has to be known of the competing pages to check an article that cites these sources. */
export function toReferencePages(
  pages: readonly Pick<CompetitorPage, 'url' | 'blocks'>[],
  { sources }: Pick<Draft, 'sources'>,
): ReferencePage[] {
  const cited = new Set(sources.map(({ url }) => url));
  return pages.map(({ url, blocks }) => ({
    url,
    text: cited.has(url) ? blocks.map((block) => collapseWhitespace(block.text)).join('\n') : '',
  }));
}

export function createReferences(brief: Brief): References {
  const { pages, original, request } = brief;
  const sourceTexts = new Map<number, string>();
  for (const { n, url } of original.sources) {
    const page = pages.find((entry) => entry.url === url);
    if (page) sourceTexts.set(n, page.text);
  }
  const sourceShingles = once(() => toShingleSet(sourceTexts.values(), OVERLAP_WORDS));
  const parse = createBlockParser();
  return {
    ...brief,
    sourceTexts,
    sourceShingles,
    sourceNumbers: once(
      () => new Map([...sourceTexts].map(([n, text]) => [n, new Set(text.match(/\d+/gu))])),
    ),
    ownArticles: once(() =>
      (request.ownArticles ?? []).map(({ title, text }) => ({
        title,
        shingles: toShingleSet([text], SHINGLE_WORDS),
      })),
    ),
    authorship: once(() =>
      createAuthorship(
        toSections(parse(original.markdown)).flatMap(({ paragraphs }) => paragraphs),
        sourceShingles(),
      ),
    ),
    parse,
    readParagraph: recall(toParagraph, REMEMBERED_PARAGRAPHS),
  };
}

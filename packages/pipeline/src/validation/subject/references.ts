import { detectLanguage, toLanguageCode, type Language } from '@headway/text/language';
import {
  createPhraseFinder,
  toContentStems,
  toContentStemsOfWord,
  toSentences,
  toWords,
  type Word,
} from '@headway/text/words';
import { findFigures, type Figure } from '@headway/text/figures';
import { toTextBlocks, type TextBlock } from '@headway/text/markdown';
import type { Root, RootContent } from 'mdast';
import type { GenerationRequest } from '../../protocol/generation-request.ts';
import type { CompetitorPage, Draft, SeoAnalysis } from '../../protocol/stage-outputs.ts';
import { toSections } from '../../markdown/markdown-text.ts';
import { toKeywordStems } from '../../text/to-keyword-stems.ts';
import { countEach } from '../../text/count-each.ts';
import { once } from '../../text/once.ts';
import { createBlockParser } from '../../markdown/parse-blocks.ts';
import { perObject } from '../../text/per-object.ts';
import { recall } from '../../text/recall.ts';
import { collapseWhitespace } from '../../text/whitespace.ts';
import { createAuthorship } from './authorship.ts';
import { toPair } from './word-pairs.ts';
import { toParagraph, type Paragraph } from './paragraph.ts';
import { OVERLAP_WORDS, SHINGLE_WORDS, toShingleSet } from './shingles.ts';
import { toSourceSentences, type SourceSentences } from './source-sentences.ts';
import { withoutKeyword } from './without-keyword.ts';

/** A long article has fewer paragraphs. */
const REMEMBERED_PARAGRAPHS = 5_000;
/** An assessment parses the text as it is written, and with its list of sources. */
const REMEMBERED_TEXTS = 2;

/** The part of a competing page that checks need. */
export interface ReferencePage {
  url: string;
  /** The text in which quotations are searched; empty for a page that is not cited. */
  text: string;
}

/** What an article is compared with, as plain JSON. */
export interface Brief {
  request: GenerationRequest;
  analysis: Pick<SeoAnalysis, 'terms' | 'questions' | 'words' | 'headings' | 'readability'>;
  pages: readonly ReferencePage[];
  /** The generated article, before people edited it. */
  original: Draft;
}

/** A brief with prepared parts. Each part is prepared when a check needs it first. */
export interface References extends Brief {
  language: Language;
  /** The stems of the keyword as the cited pages spell it, each once. */
  keywordStems: () => readonly string[];
  /** The stems of the keyword, the terms, the questions, and the words that the cited pages use most. */
  subjectStems: () => ReadonlySet<string>;
  /** The stems of each cited page, by source number. */
  sourceStems: () => ReadonlyMap<number, ReadonlySet<string>>;
  /** The stems of the cited pages in the language of the article, by source number. */
  comparableStems: () => ReadonlyMap<number, ReadonlySet<string>>;
  /** The stems of each passage of the cited pages, by source number: a line and the lines beside it. */
  sourcePassages: () => ReadonlyMap<number, readonly ReadonlySet<string>[]>;
  /** The text of each cited page, by source number. */
  sourceTexts: ReadonlyMap<number, string>;
  /** All figures in a source, by source number. */
  sourceFigures: () => ReadonlyMap<number, readonly Figure[]>;
  /** How often each cited page of at least 200 words has the keyword: occurrences per word. */
  sourceDensities: () => readonly number[];
  /** The sequences of 8 words of the sources. */
  sourceShingles: () => ReadonlySet<string>;
  /** The pairs of words in the sources that have at most one word in between, each in alphabetical order. */
  sourcePairs: () => ReadonlySet<string>;
  /** The sentences of the sources. */
  sourceSentences: () => SourceSentences;
  /** The stems of the titles of the sources, and of the names of their sites. */
  titleStems: () => ReadonlySet<string>;
  ownArticles: () => readonly { title: string; shingles: ReadonlySet<string> }[];
  /** Counts the words of a paragraph that people wrote themselves. */
  authorship: () => ReturnType<typeof createAuthorship>;
  /** Parses Markdown. Parts that were parsed before take little time. */
  parse: (markdown: string) => Root;
  /** The texts of a parsed article. Blocks that `parse` gave before have the same objects as texts. */
  readTexts: (root: Root) => TextBlock[];
  /** Splits a text of an article into its parts. The last 5,000 texts are remembered. */
  readParagraph: (block: CitingText) => Paragraph;
  /** Splits a text that cites nothing, such as a title, into its parts. */
  readText: (text: string) => Paragraph;
}

/** Keeps what checks of an article with these sources need of the competing pages. */
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

/** In a shorter page, one keyword more or less makes a difference. */
const MEASURED_PAGE_WORDS = 200;
/** A page uses a word often if every 250th word is it. */
const FREQUENT = 1 / 250;

function toFrequent(counts: ReadonlyMap<string, number>): string[] {
  const words = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].filter(([, count]) => count > 1 && count / words >= FREQUENT).map(([stem]) => stem);
}

function toNearPairs(lines: readonly (readonly Word[])[]): Set<string> {
  const pairs = new Set<string>();
  for (const words of lines)
    for (const [i, { folded }] of words.entries())
      for (const near of words.slice(i + 1, i + 3)) pairs.add(toPair(folded, near.folded));
  return pairs;
}

/** The stems of each line with the line before and the line after it. */
function toPassages(lines: readonly (readonly Word[])[]): ReadonlySet<string>[] {
  const stems = lines.map((words) => words.flatMap(toContentStemsOfWord));
  return stems.map((_, i) => new Set(stems.slice(Math.max(0, i - 1), i + 2).flat()));
}

/** Prepares a brief for checks of several texts. */
export function createReferences(brief: Brief, language: Language): References {
  const { pages, original, request } = brief;
  const analysis = {
    ...brief.analysis,
    terms: withoutKeyword(brief.analysis.terms, request.keyword, language),
  };
  const find = createPhraseFinder([...analysis.terms.map(({ term }) => term), request.keyword], language);
  const sourceTexts = new Map<number, string>();
  for (const { n, url } of original.sources) {
    const page = pages.find((entry) => entry.url === url);
    if (page) sourceTexts.set(n, page.text);
  }
  const sourceWords = once(
    () =>
      new Map(
        [...sourceTexts].map(([n, text]) => [n, text.split('\n').map((line) => toWords(line, language))]),
      ),
  );
  const countSources = once(
    () =>
      new Map(
        [...sourceWords()].map(([n, lines]) => [n, countEach(lines.flat().flatMap(toContentStemsOfWord))]),
      ),
  );
  const sourceStems = once(
    () => new Map([...countSources()].map(([n, counts]) => [n, new Set(counts.keys())])),
  );
  const sourceShingles = once(() => toShingleSet(sourceTexts.values(), OVERLAP_WORDS));
  const parse = recall(createBlockParser(), REMEMBERED_TEXTS);
  const numbers = new Set(original.sources.map(({ n }) => n));
  const readTexts = createTextReader(numbers);
  const readTextOf = recall(
    (block: CitingText) => toParagraph(block, language, find),
    REMEMBERED_PARAGRAPHS,
    toKey,
  );
  return {
    ...brief,
    analysis,
    language,
    keywordStems: once(() => [
      ...new Set(toKeywordStems(request.keyword, [...sourceTexts.values()], language)),
    ]),
    sourceStems,
    comparableStems: once(() => {
      const code = toLanguageCode(request.locale);
      const isComparable = (n: number): boolean => detectLanguage(sourceTexts.get(n) ?? '') === code;
      return new Map([...sourceStems()].filter(([n]) => isComparable(n)));
    }),
    subjectStems: once(() => {
      const said = [
        request.keyword,
        ...analysis.terms.map(({ term }) => term),
        ...analysis.questions.map(({ question }) => question),
      ];
      const stems = said.flatMap((text) => toContentStems(text, language));
      return new Set([...stems, ...[...countSources().values()].flatMap(toFrequent)]);
    }),
    sourceTexts,
    sourceDensities: once(() =>
      [...sourceTexts].flatMap(([n, text]) => {
        const lines = text.split('\n').map((line, i) => ({ line, words: sourceWords().get(n)?.[i] ?? [] }));
        const words = lines.reduce((sum, line) => sum + line.words.length, 0);
        const places = lines.flatMap((line) => find(line.line, line.words));
        const uses = places.filter(({ phrase }) => phrase === analysis.terms.length).length;
        return words < MEASURED_PAGE_WORDS ? [] : [uses / words];
      }),
    ),
    sourcePassages: once(() => new Map([...sourceWords()].map(([n, lines]) => [n, toPassages(lines)]))),
    sourceShingles,
    sourcePairs: once(() => toNearPairs([...sourceWords().values()].flat())),
    sourceSentences: once(() =>
      toSourceSentences(
        [...sourceTexts.values()]
          .flatMap((text) => text.split('\n'))
          .flatMap((line) => toSentences(line, language))
          .map(({ text }) => toWords(text, language).map(({ folded }) => folded)),
      ),
    ),
    titleStems: once(
      () =>
        new Set(original.sources.flatMap(({ title, site }) => toContentStems(`${title} ${site}`, language))),
    ),
    sourceFigures: once(
      () => new Map([...sourceTexts].map(([n, text]) => [n, findFigures(text, language.code)])),
    ),
    ownArticles: once(() =>
      (request.ownArticles ?? []).map(({ title, text }) => ({
        title,
        shingles: toShingleSet([text], SHINGLE_WORDS),
      })),
    ),
    authorship: once(() =>
      createAuthorship(
        toSections(readTexts(parse(original.markdown))).flatMap(({ blocks }) =>
          blocks.map(({ text }) => text),
        ),
        sourceShingles(),
      ),
    ),
    parse,
    readTexts,
    readParagraph: perObject(readTextOf),
    readText: (text) => readTextOf({ text, citations: [] }),
  };
}

/** Reads the texts of each top-level block once. */
function createTextReader(sources: ReadonlySet<number>): (root: Root) => TextBlock[] {
  const readBlock = perObject((node: RootContent) =>
    toTextBlocks({ type: 'root', children: [node] }, sources),
  );
  return (root) =>
    // a table in HTML has several top-level blocks
    root.children.some(({ type }) => type === 'html')
      ? toTextBlocks(root, sources)
      : root.children.flatMap(readBlock);
}

type CitingText = Pick<TextBlock, 'text' | 'citations'>;

/** A text with its citations as one text. The text itself has no line ends. */
function toKey({ text, citations }: CitingText): string {
  return citations.length === 0 ? text : `${text}\n${JSON.stringify(citations)}`;
}

import { loadLanguage } from '@headway/text/language';
import { countWords } from '@headway/text/words';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Block } from '../protocol/stage-outputs.ts';
import { collapseWhitespace } from '../text/whitespace.ts';
import type { ExtractedPage } from './extracted-page.ts';
import { findPageTitle, type TitleClues } from './find-page-title.ts';
import { toBlocks } from './to-blocks.ts';

/**
 * Extracts the main text of a page, without navigation and advertising; null when there is none. Takes much processor
 * time, on hostile pages without end: call it in a thread.
 */
export async function extractPage(html: string): Promise<ExtractedPage | null> {
  const { document } = parseHTML(html);
  const language = document.documentElement?.getAttribute('lang') ?? null;
  const clues = readTitleClues(document);
  const article = new Readability(document, {
    serializer: (node) => (isElement(node) ? node : null),
    charThreshold: 200,
  }).parse();
  const root = article?.content;
  if (!article || !root) return null;
  const blocks = toFirstBlocks(toBlocks(root));
  return {
    title: toPlainTitle(findPageTitle(clues, await loadLanguage(language ?? 'en'))),
    language: language === '' ? null : language,
    blocks,
    words: blocks.reduce((sum, block) => sum + countWords(block.text), 0) + countOtherWords(root),
  };
}

function readTitleClues(document: Document): TitleClues {
  const readMeta = (property: string): string =>
    document.querySelector(`meta[property="${property}"]`)?.getAttribute('content') ?? '';
  return {
    documentTitle: collapseWhitespace(document.title),
    headings: [...document.querySelectorAll('h1')].map(({ textContent }) => collapseWhitespace(textContent)),
    shared: readMeta('og:title'),
    site: readMeta('og:site_name'),
  };
}

/** The visible words outside the blocks: tables and captions count in an article, too. */
function countOtherWords(root: Element): number {
  const others = [...root.querySelectorAll('td, th, caption, figcaption')];
  const innermost = others.filter((element) => !element.querySelector('td, th, pre'));
  return innermost.reduce((sum, { textContent }) => sum + countWords(textContent), 0);
}

/** The rest of a longer page is left out. */
const MAX_CHARACTERS = 150_000;
const MAX_BLOCKS = 4_000;

function toFirstBlocks(blocks: readonly Block[]): Block[] {
  let characters = 0;
  return blocks.slice(0, MAX_BLOCKS).filter((block) => {
    characters += block.text.length;
    return characters <= MAX_CHARACTERS;
  });
}

/** Removes what would be read as a link, a citation or a quotation in the Markdown of an article. */
function toPlainTitle(title: string): string {
  return collapseWhitespace(
    title.replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1').replace(/\[\d+\]|\*\*|[“”]/gu, ''),
  );
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

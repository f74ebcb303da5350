import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collapseWhitespace } from '@headway/pipeline/text';
import type { Language } from '@headway/text/language';
import { countWords } from '@headway/text/words';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import MiniSearch, { type Options } from 'minisearch';
import { SKIP, visit } from 'unist-util-visit';
import { z } from 'zod';
import { toQueryStems, toSearchedStems } from './searched-stems.ts';
import { readSitePage } from './site-page.ts';
import { listSiteFiles, type InstalledSite } from './sites.ts';

/** Raise it when the content of the cached file changes, or the way in which words become stems. */
const FORMAT = 2;

/** Shorter pages are tables of contents; longer ones are references. */
const MIN_WORDS = 150;
const MAX_WORDS = 9_000;

const libraryPageSchema = z.object({
  id: z.int().nonnegative(),
  site: z.string(),
  path: z.string(),
  title: z.string(),
  description: z.string(),
  keywords: z.array(z.string()),
  headings: z.array(z.string()),
  /** The text of each paragraph, list items included. */
  blocks: z.array(z.string()),
});

const cacheSchema = z.object({ pages: z.array(libraryPageSchema), index: z.string() });

/** The searchable part of a page of the library. */
export type LibraryPage = z.infer<typeof libraryPageSchema>;

/** The pages of the library and the index over their words. */
export interface LibraryIndex {
  /** The id of a page is its position in this list. */
  pages: readonly LibraryPage[];
  search: MiniSearch<IndexedPage>;
}

interface IndexedPage {
  id: number;
  title: string;
  headings: string;
  description: string;
  text: string;
}

function toOptions(language: Language): Options<IndexedPage> {
  return {
    fields: ['title', 'headings', 'description', 'text'],
    tokenize: (text) => toSearchedStems(text, language),
    processTerm: (stem) => stem,
    searchOptions: {
      tokenize: (keyword) => toQueryStems(keyword, language),
      boost: { title: 6, headings: 2.5, description: 3 },
      combineWith: 'OR',
    },
  };
}

/**
 * Loads the index of these sites from the cache. When the cache has none for the same versions of the sites, builds the
 * index and stores it there.
 */
export async function loadLibraryIndex(
  installed: readonly InstalledSite[],
  cacheDirectory: string,
  language: Language,
): Promise<LibraryIndex> {
  const options = toOptions(language);
  const versions = installed.map((site) => `${site.id}@${site.version}:${site.leftOut.join()}`);
  const key = createHash('sha256')
    .update(JSON.stringify([FORMAT, versions]))
    .digest('hex')
    .slice(0, 16);
  const file = join(cacheDirectory, `offline-library-${key}.json`);
  const cached = await readCache(file, options);
  if (cached) return cached;
  const pages = await readPages(installed);
  const search = new MiniSearch<IndexedPage>(options);
  for (const page of pages) search.add(toIndexedPage(page));
  await mkdir(cacheDirectory, { recursive: true });
  // Other processes may build or read it at the same time. Renaming shows them the whole file or none.
  const temporary = `${file}.${randomUUID()}`;
  try {
    await writeFile(temporary, JSON.stringify({ pages, index: JSON.stringify(search) }));
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
  return { pages, search };
}

async function readCache(file: string, options: Options<IndexedPage>): Promise<LibraryIndex | null> {
  try {
    const { pages, index } = cacheSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return { pages, search: MiniSearch.loadJSON(index, options) };
  } catch (error) {
    // A file that is missing or damaged is built again.
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

async function readPages(installed: readonly InstalledSite[]): Promise<LibraryPage[]> {
  const pages: LibraryPage[] = [];
  for (const site of installed) {
    for (const entry of await listSiteFiles(site)) {
      const page = await readSitePage(entry);
      const { headings, blocks } = toOutline(page.root);
      const words = blocks.reduce((sum, block) => sum + countWords(block), 0);
      if (page.isCopy || words < MIN_WORDS || words > MAX_WORDS) continue;
      const { title, description, keywords } = page;
      const place = { id: pages.length, site: site.id, path: entry.path };
      pages.push({ ...place, title, description, keywords, headings, blocks });
    }
  }
  return pages;
}

function toOutline(root: Root): { headings: string[]; blocks: string[] } {
  const headings: string[] = [];
  const blocks: string[] = [];
  visit(root, (node) => {
    if (node.type === 'table') return SKIP;
    if (node.type === 'heading') headings.push(collapseWhitespace(toString(node)));
    if (node.type === 'paragraph') blocks.push(collapseWhitespace(toString(node)));
    return undefined;
  });
  return { headings, blocks };
}

function toIndexedPage(page: LibraryPage): IndexedPage {
  return {
    id: page.id,
    title: page.title,
    headings: [...page.headings, ...page.keywords].join('\n'),
    description: page.description,
    text: page.blocks.join('\n'),
  };
}

import { loadLanguage } from '@headway/text/language';
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { loadLibraryIndex } from './library-index.ts';
import { startLibraryServer } from './library-server.ts';
import { createLibrarySearch, type FoundPages } from './search-library.ts';
import { locateSite, sites } from './sites.ts';

const { cacheDirectory } = z.object({ cacheDirectory: z.string() }).parse(workerData);

let opened: ReturnType<typeof open> | undefined;

async function open() {
  // all documents of the library are in English
  const language = await loadLanguage('en');
  const installed = await Promise.all(sites.map(locateSite));
  const [index, port] = await Promise.all([
    loadLibraryIndex(installed, cacheDirectory, language),
    startLibraryServer(installed),
  ]);
  return { port, search: createLibrarySearch(index, installed, language) };
}

/** The port of the server, once the index is loaded. */
export async function getPort(): Promise<number> {
  opened ??= open();
  return (await opened).port;
}

/** Searches the library for pages about a keyword. */
export async function search({ keyword, count }: { keyword: string; count: number }): Promise<FoundPages> {
  opened ??= open();
  return (await opened).search(keyword, count);
}

import { workerData } from 'node:worker_threads';
import { serveThread } from '../threads/serve-thread.ts';
import { loadLibraryIndex } from './library-index.ts';
import { libraryDataSchema, libraryRequestSchema } from './library-protocol.ts';
import { startLibraryServer } from './library-server.ts';
import { createLibrarySearch } from './search-library.ts';
import { locateSite, sites } from './sites.ts';

const { cacheDirectory } = libraryDataSchema.parse(workerData);

async function open() {
  const installed = await Promise.all(sites.map(locateSite));
  const [index, port] = await Promise.all([
    loadLibraryIndex(installed, cacheDirectory),
    startLibraryServer(installed),
  ]);
  return { port, search: createLibrarySearch(index, installed) };
}

const library = open();

serveThread(async (raw) => {
  const request = libraryRequestSchema.parse(raw);
  const { port, search } = await library;
  return request.kind === 'port' ? port : search(request.keyword, request.count);
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import { listen } from '@headway/testing/listen';

/** A search service of one's own, in the place of a SearXNG, that can be broken and mended. */
export interface SearchService {
  url: string;
  isBroken: boolean;
  stop(): Promise<void>;
}

/** Starts one that answers every search with the same pages, which nobody can fetch. */
export async function startSearchService(): Promise<SearchService> {
  const server = createServer((_request, response) => {
    if (service.isBroken) response.writeHead(503, { 'retry-after': '0' }).end();
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(ANSWER));
  });
  const port = await listen(server);
  const service: SearchService = {
    url: `http://127.0.0.1:${port}`,
    isBroken: false,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return service;
}

const ANSWER = {
  results: Array.from({ length: 5 }, (_none, index) => ({
    title: `How streaming works, part ${index + 1}`,
    // Private addresses, which are never asked.
    url: `https://127.0.0.${index + 1}/streaming`,
    content: 'What a stream is, and how it is read.',
  })),
  suggestions: [],
};

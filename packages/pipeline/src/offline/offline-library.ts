import { Agent, buildConnector } from 'undici';
import { z } from 'zod';
import type { Transport } from '../fetching/transport.ts';
import { PipelineError } from '../protocol/pipeline-error.ts';
import { PageSkipped } from '../protocol/page-fetcher.ts';
import type { SearchProvider } from '../protocol/search-provider.ts';
import { createThread } from '../threads/thread.ts';
import type { LibraryRequest } from './library-protocol.ts';
import { librarySearchSchema } from './search-library.ts';

/** Documentation that is here already, searched and served without the Internet. */
export interface OfflineLibrary extends AsyncDisposable {
  search: SearchProvider;
  /** Reaches the library's server, as the hosts `*.offline.test`, and nothing else. */
  transport: Transport;
}

/** Opens the library; builds its index, which takes seconds, when `cacheDirectory` does not have it yet. */
export async function openOfflineLibrary({
  cacheDirectory,
}: {
  cacheDirectory: string;
}): Promise<OfflineLibrary> {
  const thread = createThread<LibraryRequest, z.infer<typeof responseSchema>>({
    module: './library.thread',
    base: import.meta.url,
    response: responseSchema,
    workerData: { cacheDirectory },
    onAbort: 'keep',
  });
  const closing = new AbortController();

  async function getPort(): Promise<number> {
    return z.number().parse(await thread.call({ kind: 'port' }, { signal: closing.signal }));
  }

  await getPort();
  const connect = buildConnector({ timeout: 5_000 });

  async function connectToLibrary(
    options: buildConnector.Options,
    callback: buildConnector.Callback,
  ): Promise<void> {
    let port: number;
    try {
      // asked each time, since a thread that died comes back with another port
      port = await getPort();
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)), null);
      return;
    }
    connect({ ...options, hostname: '127.0.0.1', port: String(port) }, callback);
  }

  const dispatcher = new Agent({
    connect(options, callback) {
      if (!isOffline(options.hostname)) {
        callback(new PageSkipped('address_forbidden', 'not of the offline library'), null);
        return;
      }
      void connectToLibrary(options, callback);
    },
  });

  return {
    search: {
      name: 'offline-library',
      async search({ keyword, count = 10 }, { signal }) {
        const found = librarySearchSchema.parse(
          await thread.call({ kind: 'search', keyword, count }, { signal }),
        );
        if (!found.covered)
          throw new PipelineError('keyword_not_covered', 'The offline library does not cover this keyword.', {
            suggestions: found.suggestions,
          });
        return { results: found.results, questions: found.questions, related: found.related, calls: 1 };
      },
    },
    transport: {
      dispatcher,
      check(url) {
        if (url.protocol !== 'http:' || url.port !== '' || !isOffline(url.hostname))
          throw new PageSkipped('address_forbidden', `${url.host} is not of the offline library`);
      },
      async [Symbol.asyncDispose]() {
        await dispatcher.destroy();
      },
    },
    async [Symbol.asyncDispose]() {
      closing.abort(new Error('the library was closed'));
      await dispatcher.destroy();
      await thread[Symbol.asyncDispose]();
    },
  };
}

const responseSchema = z.union([z.number(), librarySearchSchema]);

function isOffline(hostname: string): boolean {
  return hostname.endsWith('.offline.test');
}

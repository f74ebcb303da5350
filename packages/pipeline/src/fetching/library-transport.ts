import { buildConnector } from 'undici';
import { PageSkipped } from '../protocol/page-fetcher.ts';
import type { PageLibrary } from '../protocol/page-library.ts';
import { createTransport, type Transport } from './transport.ts';

/** Reaches the server of a page library on 127.0.0.1, and no other server. */
export function createLibraryTransport({
  hostSuffix,
  getPort,
}: Pick<PageLibrary, 'hostSuffix' | 'getPort'>): Transport {
  const connect = buildConnector({ timeout: 5_000 });

  async function connectToLibrary(
    options: buildConnector.Options,
    callback: buildConnector.Callback,
  ): Promise<void> {
    let port: number;
    try {
      port = await getPort();
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)), null);
      return;
    }
    connect({ ...options, hostname: '127.0.0.1', port: String(port) }, callback);
  }

  return createTransport(
    (options, callback) => {
      if (options.hostname.endsWith(hostSuffix)) void connectToLibrary(options, callback);
      else callback(new PageSkipped('address_forbidden', 'not of the offline library'), null);
    },
    (url) => {
      if (url.protocol !== 'http:' || url.port !== '' || !url.hostname.endsWith(hostSuffix))
        throw new PageSkipped('address_forbidden', `${url.host} is not of the offline library`);
    },
  );
}

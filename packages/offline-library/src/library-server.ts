import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readSitePage, toPageHtml } from './site-page.ts';
import { listSiteFiles, toHost, type InstalledSite, type SiteFile } from './sites.ts';

/** A site as the server knows it: its files by path. */
interface ServedSite {
  site: InstalledSite;
  files: ReadonlyMap<string, SiteFile>;
}

/** Serves each site under its own host name, on 127.0.0.1 only. Resolves with the port. */
export async function startLibraryServer(sites: readonly InstalledSite[]): Promise<number> {
  const hosts = new Map<string, ServedSite>();
  for (const site of sites) {
    const files = await listSiteFiles(site);
    hosts.set(toHost(site), { site, files: new Map(files.map((file) => [file.path, file])) });
  }
  const server = createServer((request, response) => {
    const host = hosts.get((request.headers.host ?? '').toLowerCase());
    respond(request, response, host).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  host: ServedSite | undefined,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const file = host?.files.get(path);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    send(405, 'text/plain', 'method not allowed\n', { allow: 'GET, HEAD' });
  else if (host && path === '/robots.txt') send(200, 'text/plain', 'User-agent: *\nAllow: /\n');
  else if (host && file) send(200, 'text/html', toPageHtml(await readSitePage(file), host.site, path));
  else send(404, 'text/plain', 'not found\n');

  function send(status: number, type: string, body: string, headers: Record<string, string> = {}): void {
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  }
}

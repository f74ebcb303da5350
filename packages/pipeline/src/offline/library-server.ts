import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSitePage, toPageHtml } from './site-page.ts';
import { listSiteFiles, type InstalledSite, type SiteFile } from './sites.ts';

/** Serves each site on the host `<id>.offline.test`, on loopback only. Resolves with the port. */
export async function startLibraryServer(sites: readonly InstalledSite[]): Promise<number> {
  const hosts = new Map<string, { site: InstalledSite; files: Map<string, SiteFile> }>();
  for (const site of sites) {
    const files = await listSiteFiles(site);
    hosts.set(`${site.id}.offline.test`, { site, files: new Map(files.map((file) => [file.path, file])) });
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = hosts.get((request.headers.host ?? '').toLowerCase());
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      send(405, 'text/plain', 'method not allowed\n', { allow: 'GET, HEAD' });
      return;
    }
    if (host && path === '/robots.txt') {
      send(200, 'text/plain', 'User-agent: *\nAllow: /\n');
      return;
    }
    const file = host?.files.get(path);
    if (!host || !file) send(404, 'text/plain', 'not found\n');
    else send(200, 'text/html', toPageHtml(await readSitePage(file), host.site, path));

    function send(status: number, type: string, body: string, headers: Record<string, string> = {}): void {
      response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    }
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

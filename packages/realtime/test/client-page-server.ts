import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '@headway/testing/listen';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { rolldown } from 'rolldown';
import { createHub, createMemoryEventLog, readCursor, toNodeResponse } from '../src/server/index.ts';
import { formatCursor } from '../src/protocol/index.ts';
import { App, type AppProps } from './client-app.tsx';

/** A site whose pages follow topics of numbers. */
export interface PageServer {
  url: string;
  openStreams: () => number;
  /** Streams opened since the start. */
  streams: () => number;
  append: (topic: string, ...values: number[]) => Promise<void>;
  /** Props for the page `/app`: a state that the server renders, and its cursor. */
  props: (identity: string, topic: string) => Promise<AppProps>;
  close: () => Promise<void>;
}

export async function startPageServer(): Promise<PageServer> {
  const script = await bundle(new URL('client-page.tsx', import.meta.url).pathname, 'development');
  const log = createMemoryEventLog({
    reduce: (state, { event }) => [...(Array.isArray(state) ? state : []), event['value'] ?? null],
  });
  const hub = createHub({ log });
  let streams = 0;

  async function stream(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const topics = url.searchParams.get('topics')?.split(',') ?? [];
    const opened = await hub.open({ topics, cursor: readCursor(request), retryMs: 20 });
    if (opened.kind !== 'stream') {
      response.writeHead(503).end();
      return;
    }
    streams += 1;
    toNodeResponse(opened.stream, request, response);
  }

  async function props(identity: string, topic: string): Promise<AppProps> {
    const { epoch, topics } = await log.snapshot([topic]);
    const [snapshot] = topics;
    const values = Array.isArray(snapshot?.state) ? snapshot.state.map(Number) : [];
    return {
      identity,
      topic,
      initial: { state: values, cursor: formatCursor(epoch, [snapshot?.head ?? 0]) },
    };
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/events') {
      void stream(url, request, response);
    } else if (url.pathname === '/page.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    } else if (url.pathname === '/app') {
      const props: AppProps = JSON.parse(url.searchParams.get('props') ?? '{}');
      const html = renderToString(createElement(App, props));
      response.writeHead(200, { 'content-type': 'text/html' }).end(toPage(html));
    } else {
      response.writeHead(200, { 'content-type': 'text/html' }).end(toPage(''));
    }
  });
  const port = await listen(server);

  return {
    url: `http://127.0.0.1:${port}`,
    openStreams: () => hub.stats().streams,
    streams: () => streams,
    async append(topic, ...values) {
      await log.append(
        topic,
        values.map((value) => ({ event: { type: 'value', value } })),
      );
    },
    props,
    async close() {
      await hub.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** One script of a module and all that it imports. */
export async function bundle(
  input: string,
  mode: 'development' | 'production',
  external: RegExp[] = [],
): Promise<string> {
  const build = await rolldown({
    input,
    platform: 'browser',
    external,
    // 'use client' speaks to the bundler of an application; there is none here.
    onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log),
    transform: { define: { 'process.env.NODE_ENV': JSON.stringify(mode) } },
  });
  await using _ = { [Symbol.asyncDispose]: () => build.close() };
  const { output } = await build.generate({ format: 'esm', minify: mode === 'production' });
  return output[0].code;
}

function toPage(html: string): string {
  return `<!doctype html><meta charset="utf-8"><title>page</title><link rel="icon" href="data:,"><div id="root">${html}</div><script type="module" src="/page.js"></script>`;
}

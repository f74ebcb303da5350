import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fetchEventSource } from '@microsoft/fetch-event-source';
import { EventSource } from 'eventsource';
import { createParser } from 'eventsource-parser';
import { EventSource as UndiciEventSource } from 'undici';
import { eventually } from '@headway/testing/eventually';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { parseFrame } from '../src/protocol/index.ts';
import { createHub, createMemoryEventLog, type MemoryEventLog } from '../src/server/index.ts';
import { startStreamServer, type StreamServer } from './stream-server.ts';

const TOPIC = 'test:clients';
const EVENTS = 60;
const run = promisify(execFile);

/** Collects what a client hands to its user. */
class Heard {
  readonly seqs: number[] = [];
  connections = 0;
  snapshots = 0;
  ended = false;

  add(data: string): void {
    const parsed = parseFrame(data);
    if (parsed?.kind === 'connected') this.connections += 1;
    if (parsed?.kind === 'snapshot') this.snapshots += 1;
    if (parsed?.kind !== 'event') return;
    this.seqs.push(parsed.event.seq);
    if (parsed.event.event.type === 'end') this.ended = true;
  }
}

/** Whatever has the shape of the browser's `EventSource`. */
interface Source {
  addEventListener(type: 'message', listener: (message: { data: unknown }) => void): void;
  readonly readyState: number;
  close(): void;
}

const expectAll = (heard: Heard) => {
  expect(heard.seqs).toEqual(Array.from({ length: EVENTS }, (_, i) => i + 1));
  expect(heard.connections).toBeGreaterThan(2);
  expect(heard.snapshots).toBe(1);
};

describe('clients that know nothing of us miss and repeat nothing', () => {
  let log: MemoryEventLog;
  let server: StreamServer;
  let url: string;

  beforeEach(async () => {
    log = createMemoryEventLog();
    const hub = createHub({ log });
    server = await startStreamServer('node', hub);
    url = `${server.url}?topics=${TOPIC}`;
    // Closed again and again, and at last for good.
    server.use({ lifetimeMs: 60, retryMs: 5, endsWith: ({ type }) => type === 'end' });
    onTestFinished(async () => {
      await hub.close();
      await server.close();
    });
  });

  /** Appends one event after the other once the client is there, over as many connections as it takes. */
  const appendAll = async (heard: Heard) => {
    await eventually(() => expect(heard.snapshots).toBe(1));
    for (let n = 1; n <= EVENTS; n += 1) {
      await log.append(TOPIC, [{ event: { type: n === EVENTS ? 'end' : 'step', n } }]);
      // The last third waits until the connection was renewed a few times.
      if (n > (EVENTS * 2) / 3) {
        await eventually(() => expect(heard.connections).toBeGreaterThan(2), {
          intervalMs: 1,
          timeoutMs: 10_000,
        });
      }
    }
  };
  const follow = async (source: Source) => {
    onTestFinished(() => source.close());
    const heard = new Heard();
    source.addEventListener('message', ({ data }) => heard.add(String(data)));
    await appendAll(heard);
    // 204 stops it.
    await eventually(() => expect([heard.ended, source.readyState]).toEqual([true, 2]));
    return heard;
  };

  test('eventsource', async () => {
    expectAll(await follow(new EventSource(url)));
  });

  test('EventSource of undici', async () => {
    expectAll(await follow(new UndiciEventSource(url)));
  });

  test('@microsoft/fetch-event-source', async () => {
    // What it touches of a browser.
    vi.stubGlobal('window', globalThis);
    vi.stubGlobal('document', new EventTarget());
    onTestFinished(() => void vi.unstubAllGlobals());
    const heard = new Heard();
    const stop = new AbortController();
    const following = fetchEventSource(url, {
      signal: stop.signal,
      openWhenHidden: true,
      fetch,
      onopen: async ({ status }) => {
        if (status === 204) stop.abort();
      },
      onmessage: ({ data }) => {
        if (data) heard.add(data);
      },
      onclose: () => {
        // As its documentation has it for a close that is not the end.
        throw new Error('closed by the server');
      },
      onerror: () => 5,
    });
    await appendAll(heard);
    await following;
    expectAll(heard);
  });

  test('curl', async (context) => {
    const version = await run('curl', ['--version']).catch(() => null);
    if (!version) return context.skip('curl is not installed');
    const heard = new Heard();
    let lastEventId = '';
    const parser = createParser({
      onEvent: ({ id, data }) => {
        lastEventId = id ?? lastEventId;
        heard.add(data);
      },
    });
    const follow = async () => {
      while (!heard.ended) {
        const header = lastEventId ? ['-H', `Last-Event-ID: ${lastEventId}`] : [];
        const { stdout } = await run('curl', ['-sN', ...header, url]);
        parser.reset();
        parser.feed(stdout);
      }
    };
    await Promise.all([follow(), appendAll(heard)]);
    expectAll(heard);
    const past = await run('curl', ['-s', '-w', '%{http_code}', '-H', `Last-Event-ID: ${lastEventId}`, url]);
    expect(past.stdout).toBe('204');
  });
});

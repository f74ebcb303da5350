import { createHook } from 'node:async_hooks';
import { getEventListeners } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { Pool } from 'pg';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createHub,
  createPostgresEventLog,
  toResponse,
  type EventLog,
  type Hub,
} from '../src/server/index.ts';
import { connect } from './stream-client.ts';
import { startStreamServer, type StreamServer } from './stream-server.ts';

const TOPICS = Array.from({ length: 10 }, (_, i) => `test:leak-${i}`);

describe.each(['node', 'web'] as const)('1,000 connections of every kind leave nothing (%s)', (end) => {
  let database: TestDatabase;
  let pool: Pool;
  let log: EventLog;
  let hub: Hub;
  let server: StreamServer;
  /** Timers alive, those included that keep no process alive. */
  const timers = new Set<number>();
  const timerHook = createHook({
    init: (id, type) => {
      if (type === 'Timeout') timers.add(id);
    },
    destroy: (id) => {
      timers.delete(id);
    },
  });

  beforeAll(async () => {
    database = await startTestDatabase();
    pool = new Pool({ connectionString: database.url, max: 4 });
    log = createPostgresEventLog({ pool, listen: { connectionString: database.url } });
    hub = createHub({ log });
    server = await startStreamServer(end, hub);
    timerHook.enable();
  });
  afterAll(async () => {
    timerHook.disable();
    await server.close();
    await hub.close();
    await pool.end();
    await database.stop();
  });

  const urlOf = (i: number) => `${server.url}?topics=${TOPICS[i % 10]},${TOPICS[(i + 3) % 10]}`;
  /** Ways in which a connection can end, each given the number of the connection. */
  const ways: Record<string, (i: number) => Promise<void>> = {
    'cut at once': async (i) => {
      const socket = connectSocket(Number(new URL(server.url).port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(
        `GET ${new URL(urlOf(i)).pathname}${new URL(urlOf(i)).search} HTTP/1.1\r\nHost: x\r\n\r\n`,
      );
      await turn();
      socket.destroy();
    },
    'closed after the greeting': async (i) => {
      const client = await connect(urlOf(i));
      await eventually(() => expect(client.messages.length).toBeGreaterThan(0), { intervalMs: 1 });
      client.close();
    },
    'closed during events': async (i) => {
      const client = await connect(urlOf(i), { cutAfterBytes: 400 });
      const event = { event: { type: 'step', text: 'x'.repeat(500) } };
      while (!client.isClosed) await log.append(TOPICS[i % 10] ?? '', [event]);
    },
    'refused cursor, then closed': async (i) => {
      const client = await connect(urlOf(i), { cursor: 'garbage' });
      client.close();
      await client.closed;
    },
    'ended by its lifetime': async (i) => {
      server.use({ lifetimeMs: 1 });
      const client = await connect(urlOf(i));
      await client.closed;
    },
    'ended by its expiry': async (i) => {
      server.use({ expiresAt: Date.now() });
      const client = await connect(urlOf(i));
      await client.closed;
    },
    'web body cancelled, request aborted': async (i) => {
      const abort = new AbortController();
      const request = new Request(urlOf(i), { signal: abort.signal });
      const opened = await hub.open({ topics: [TOPICS[i % 10] ?? ''], cursor: null });
      expect(opened.kind).toBe('stream');
      if (opened.kind !== 'stream') return;
      const reader = toResponse(opened.stream, request).body?.getReader();
      await reader?.read();
      if (i % 2 === 0) await reader?.cancel();
      else abort.abort();
      expect(opened.stream.ended).toBe('aborted');
      expect(getEventListeners(request.signal, 'abort')).toEqual([]);
    },
  };

  test('no stream, topic, timer, socket or database connection', async () => {
    const before = timers.size;
    for (const way of Object.values(ways)) {
      server.use({});
      for (let i = 0; i < 150; i += 10) await Promise.all(Array.from({ length: 10 }, (_, n) => way(i + n)));
    }
    await eventually(async () => expect([hub.stats().streams, await server.connections()]).toEqual([0, 0]));
    expect(hub.stats()).toMatchObject({ topics: 0, recentBytes: 0 });
    await eventually(() => expect([pool.waitingCount, pool.totalCount - pool.idleCount]).toEqual([0, 0]));
    // Those of the pool's idle connections and of this very waiting.
    await eventually(() => expect(timers.size - before).toBeLessThan(10));
    const { rows } = await pool.query(
      `select count(*)::int as n from pg_stat_activity where application_name = 'headway listen'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});

import { get } from 'node:http';
import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import fc from 'fast-check';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryEventLog, createPostgresEventLog, type EventLog } from '../src/server/index.ts';
import { fold } from './checked-reader.ts';
import { resumeScripts } from './resume-script.ts';
import { runResumeScript, type Connect } from './run-resume-script.ts';
import { startStreamServer, type ServerEnd } from './stream-server.ts';

const connectStraight: Connect = async (hub, topics, cursor, takeBytes, onChunk) => {
  const opened = await hub.open({ topics, cursor });
  if (opened.kind !== 'stream') throw new Error(opened.kind);
  const { stream } = opened;
  const pump = () => {
    for (;;) {
      const pieces = stream.read(takeBytes);
      if (pieces.length === 0) break;
      for (const piece of pieces) onChunk(piece);
    }
  };
  stream.onReadable(pump);
  setImmediate(pump);
  return { cut: () => stream.abort() };
};

const connectOverHttp =
  (end: ServerEnd): Connect =>
  async (hub, topics, cursor, _takeBytes, onChunk) => {
    const server = await startStreamServer(end, hub);
    const headers = cursor === null ? {} : { 'Last-Event-ID': cursor };
    const request = get(`${server.url}?topics=${topics.join(',')}`, { headers, agent: false }, (response) => {
      response.on('data', onChunk);
      response.on('error', () => {
        // Our own cut.
      });
    });
    request.on('error', () => {
      // Our own cut.
    });
    return {
      cut: () => {
        request.destroy();
        void server.close();
      },
    };
  };

const startMemoryLog = () => {
  const log = createMemoryEventLog({
    reduce: (state, { seq, event }) => fold(state, { seq, n: event['n'] }),
  });
  return { log, renewEpoch: async () => log.renewEpoch() };
};

// The same fold in SQL, kept in the transaction of the append as an application keeps its state.
const STATE_IN_SQL = `
  create table public.folded (topic text primary key, state bigint not null);
  create function public.fold_event() returns trigger language plpgsql as $$
  begin
    insert into public.folded as folded (topic, state)
    values (new.topic, (17 * 31 + new.seq * 7 + (new.data ->> 'n')::bigint) % 1000003)
    on conflict (topic) do update
      set state = (folded.state * 31 + new.seq * 7 + (new.data ->> 'n')::bigint) % 1000003;
    return null;
  end $$;
  create trigger fold_event after insert on events.events for each row execute function public.fold_event();
  create or replace function events.snapshot(topic text) returns jsonb language sql stable as
    $$ select to_jsonb(folded.state) from public.folded where folded.topic = $1 $$;
`;

describe('what was received before a cut and after it is the log', () => {
  test('over a log in memory', { timeout: 120_000 }, async () => {
    let events = 0;
    await fc.assert(
      fc.asyncProperty(resumeScripts(5), async (script) => {
        const readers = await runResumeScript(script, startMemoryLog(), connectStraight);
        for (const reader of readers) events += reader.events;
      }),
      { numRuns: 300, timeout: 10_000 },
    );
    expect(events).toBeGreaterThan(1_000);
  });

  test.each(['node', 'web'] as const)('over HTTP, as a %s response', async (end) => {
    await fc.assert(
      fc.asyncProperty(resumeScripts(4), async (script) => {
        await runResumeScript(script, startMemoryLog(), connectOverHttp(end));
      }),
      { numRuns: 25, timeout: 10_000 },
    );
  });

  describe('over Postgres', () => {
    let pool: Pool;
    let database: TestDatabase;
    let log: EventLog;

    beforeAll(async () => {
      database = await startTestDatabase();
      pool = new Pool({ connectionString: database.url, max: 6 });
      await pool.query(STATE_IN_SQL);
      log = createPostgresEventLog({ pool, listen: { connectionString: database.url } });
    });
    afterAll(async () => {
      await pool.end();
      await database.stop();
    });

    const renewEpoch = async () => {
      await pool.query('select events.renew_epoch()');
    };

    test('over HTTP, with LISTEN', async () => {
      await fc.assert(
        fc.asyncProperty(resumeScripts(4), async (script) => {
          await pool.query('truncate events.topics, events.events, public.folded');
          await runResumeScript(script, { log, renewEpoch }, connectOverHttp('node'));
        }),
        { numRuns: 20, timeout: 10_000 },
      );
    });
  });
});

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen } from '@headway/testing/listen';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startLocalSupabase, type LocalSupabase } from '../src/index.ts';
import { isAlive } from '../src/postgres/is-alive.ts';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-supabase-'));
  await chmod(folder, 0o755); // as a home directory commonly is
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(name: string, options: { projectDir?: string; dbPort?: number; apiPort?: number } = {}) {
  return startLocalSupabase({
    projectDir: REPOSITORY,
    dataDir: join(folder, name),
    apiPort: 0,
    dbPort: 0,
    ...options,
  });
}

async function query(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the server is killed while we ask
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function listProjects({
  apiUrl,
  secretKey,
}: Pick<LocalSupabase, 'apiUrl' | 'secretKey'>): Promise<number> {
  const response = await fetch(`${apiUrl}/rest/v1/projects`, { headers: { apikey: secretKey } });
  await response.body?.cancel();
  return response.status;
}

describe('one instance', () => {
  let supabase: LocalSupabase;

  beforeAll(async () => {
    supabase = await start('one');
  });
  afterAll(() => supabase.stop());

  test('after kill -9 under writes, Postgres starts again, and no acknowledged write is lost', async () => {
    await query(supabase.dbUrl, 'create table public.written (n integer primary key)');
    const acknowledged: number[] = [];
    const before = supabase.postgresPid;
    const writer = new pg.Client({ connectionString: supabase.dbUrl });
    writer.on('error', () => undefined); // it is about to be cut
    await writer.connect();
    const writing = (async () => {
      for (let n = 0; ; n++) {
        await writer.query('insert into public.written values ($1)', [n]);
        acknowledged.push(n);
        if (n === 200) process.kill(before, 'SIGKILL');
      }
    })();
    await expect(writing).rejects.toThrow(/terminat|connection/i);

    await expect.poll(() => listProjects(supabase), { timeout: 30_000, interval: 20 }).toBe(200);
    expect(supabase.postgresPid).not.toBe(before);
    const rows = await query(supabase.dbUrl, 'select n from public.written');
    expect(new Set(rows.map(({ n }) => n))).toEqual(new Set([...acknowledged, ...rows.map(({ n }) => n)]));
  });

  test('a session that is ended by force does not end the instance', async () => {
    await query(
      supabase.dbUrl,
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
    );
    await expect.poll(() => listProjects(supabase), { timeout: 30_000, interval: 20 }).toBe(200);
  });

  test('ending its session 10 times leaves no loop that checks whether Postgres lives', async () => {
    const supervisor = `select pid from pg_locks where locktype = 'advisory' and granted`;
    const ended = new Set<unknown>();
    while (ended.size < 10) {
      const [session] = await query(supabase.dbUrl, supervisor);
      if (!session || ended.has(session.pid)) continue;
      await query(supabase.dbUrl, 'select pg_terminate_backend($1)', [session.pid]);
      ended.add(session.pid);
    }
    // It holds the lock a moment before it counts the database as up.
    await expect.poll(() => query(supabase.dbUrl, supervisor)).toHaveLength(1);
    await expect.poll(() => listProjects(supabase), { timeout: 30_000, interval: 20 }).toBe(200);
    const signal = vi.spyOn(process, 'kill');
    await query(supabase.dbUrl, 'select pg_sleep(0.5)');
    expect(signal).not.toHaveBeenCalled();
    signal.mockRestore();
  });

  test('a second instance with the same data is refused', async () => {
    await expect(start('one')).rejects.toMatchObject({
      code: 'already_running',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    expect(await listProjects(supabase)).toBe(200);
  });

  test('another instance runs beside it, with its own data and keys', async () => {
    const other = await start('two');
    try {
      expect(await listProjects(other)).toBe(200);
      expect(other.secretKey).not.toBe(supabase.secretKey);
      expect(await query(other.dbUrl, `select to_regclass('public.written') as written`)).toEqual([
        { written: null },
      ]);
    } finally {
      await other.stop();
    }
  });

  test('it listens on the loopback interface only', async () => {
    const ports = [supabase.apiUrl, supabase.dbUrl].map((url) => Number(new URL(url).port));
    const addresses = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    for (const port of ports) {
      expect(await connects('127.0.0.1', port)).toBe(true);
      for (const address of addresses) expect(await connects(address, port)).toBe(false);
    }
  });

  test.each([
    ['dbPort', 'HEADWAY_DB_PORT'],
    ['apiPort', 'HEADWAY_SUPABASE_PORT'],
  ])('a taken %s is an error that names %s, and leaves nothing running', async (option, variable) => {
    const server = createServer();
    const port = await listen(server);
    try {
      await expect(start('two', { [option]: port })).rejects.toMatchObject({
        code: 'port_taken',
        message: expect.stringMatching(new RegExp(`${port}.*${variable}`)),
      });
    } finally {
      server.close();
    }
  });
});

test('of two instances that start at once with the same data, one runs', async () => {
  const outcomes = await Promise.allSettled([start('race'), start('race')]);
  const running = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  await Promise.all(running.map((supabase) => supabase.stop()));
  expect(running).toHaveLength(1);
  expect(refused).toMatchObject([{ code: 'already_running' }]);
});

test('new migrations are applied at the next start, edited ones are refused', async () => {
  const projectDir = join(folder, 'project');
  const migrations = join(projectDir, 'supabase', 'migrations');
  await mkdir(migrations, { recursive: true });
  await writeFile(join(migrations, '1_first.sql'), 'create table public.first (id integer);');
  const startProject = () => start('migrations', { projectDir });

  const first = await startProject();
  const { publishableKey } = first;
  await first.stop();

  await writeFile(join(migrations, '2_second.sql'), 'create table public.second (id integer);');
  const second = await startProject();
  expect(second.publishableKey).toBe(publishableKey);
  expect(await query(second.dbUrl, 'select version from supabase_migrations.schema_migrations')).toEqual([
    { version: '1' },
    { version: '2' },
  ]);
  await second.stop();

  await writeFile(
    join(migrations, '3_third.sql'),
    'create table public.third (id integer);\nselect nonsense;',
  );
  await expect(startProject()).rejects.toMatchObject({
    code: 'migration_failed',
    message: expect.stringContaining('3_third.sql:2'),
  });
  await rm(join(migrations, '3_third.sql'));

  await writeFile(join(migrations, '2_second.sql'), 'create table public.second (id bigint);');
  await expect(startProject()).rejects.toMatchObject({ code: 'migration_edited' });
  await rm(join(migrations, '2_second.sql'));
  await expect(startProject()).rejects.toMatchObject({ code: 'migration_missing' });
});

describe('as a child process', () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const children: ChildProcess[] = [];

  afterAll(async () => {
    const running = children.filter((child) => child.exitCode === null && child.signalCode === null);
    const exits = running.map((child) => once(child, 'exit'));
    for (const child of running) child.kill('SIGTERM');
    await Promise.all(exits);
  });

  async function launch(name: string): Promise<{ child: ChildProcess; ready: Ready }> {
    const child = fork(main, {
      cwd: REPOSITORY,
      env: {
        ...process.env,
        HEADWAY_DATA_DIR: join(folder, name),
        HEADWAY_SUPABASE_PORT: '0',
        HEADWAY_DB_PORT: '0',
      },
      silent: true,
      execArgv: [],
    });
    children.push(child);
    return { child, ready: await nextMessage(child) };
  }

  test('reports a new process of Postgres, and shuts it down although a request waits for a lock', async () => {
    const { child, ready } = await launch('child');
    const restarted = nextMessage(child);
    process.kill(ready.postgresPid, 'SIGKILL');
    const { postgresPid, ...rest } = await restarted;
    expect(rest).toEqual({ ...ready, type: 'postgres', postgresPid: undefined });
    expect(postgresPid).not.toBe(ready.postgresPid);

    await expect.poll(() => listProjects(ready), { timeout: 30_000, interval: 20 }).toBe(200);
    // a request that waits for a lock, and who holds it, do not hold it up
    const holder = new pg.Client({ connectionString: ready.dbUrl });
    holder.on('error', () => undefined); // it is about to be cut
    await holder.connect();
    await holder.query('begin; lock table public.projects in access exclusive mode');
    const waiting = fetch(`${ready.apiUrl}/rest/v1/projects`, { headers: { apikey: ready.secretKey } });
    const cut = waiting.catch(String);
    await expect
      .poll(async () => (await holder.query('select from pg_locks where not granted')).rowCount, {
        timeout: 30_000,
      })
      .toBeGreaterThan(0);

    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await cut).toBe('TypeError: fetch failed');
    expect(await isAlive(postgresPid)).toBe(false);
    const log = await readFile(join(folder, 'child', 'supabase', 'postgres.log'), 'utf8');
    expect(log).toMatch(/database system is shut down\n$/);
  });

  test('takes over the Postgres of a killed predecessor', async () => {
    const first = await launch('child');
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    expect(await isAlive(first.ready.postgresPid)).toBe(true);

    const second = await launch('child');
    expect(second.ready.postgresPid).toBe(first.ready.postgresPid);
    expect(second.ready.secretKey).toBe(first.ready.secretKey);
    second.child.kill('SIGTERM');
    await once(second.child, 'exit');
  });

  test('ends with its parent, and Postgres with it', async () => {
    const { child, ready } = await launch('child');
    const exited = once(child, 'exit');
    child.disconnect();
    expect(await exited).toEqual([0, null]);
    expect(await isAlive(ready.postgresPid)).toBe(false);
  });
});

test('a lock file whose process id belongs to another program does not prevent a start', async () => {
  const before = await start('two');
  const { port } = new URL(before.dbUrl);
  await before.stop();
  const lock = join(folder, 'two', 'postgres', 'postmaster.pid');
  await writeFile(lock, [process.pid, join(folder, 'two', 'postgres'), 0, port, '', ''].join('\n'));
  const after = await start('two');
  expect(await listProjects(after)).toBe(200);
  await after.stop();
});

interface Ready {
  type: string;
  apiUrl: string;
  dbUrl: string;
  postgresPid: number;
  secretKey: string;
}

function nextMessage(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.once('message', (message: Ready) => resolve(message));
    child.once('exit', () => reject(new Error(errors)));
  });
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 1_000 });
    const answer = (connected: boolean) => {
      socket.destroy();
      resolve(connected);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}

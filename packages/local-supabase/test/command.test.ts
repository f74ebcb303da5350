import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

const BIN = fileURLToPath(new URL('../bin/local-supabase.mjs', import.meta.url));
const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));

let folder: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-supabase-'));
  await chmod(folder, 0o755);
  // the machine's own Node, which may be older than the one it has to run on
  const path = process.env.PATH?.split(delimiter).filter((entry) => !entry.includes('node_modules'));
  env = {
    PATH: path?.join(delimiter),
    HEADWAY_DATA_DIR: folder,
    HEADWAY_SUPABASE_PORT: '0',
    HEADWAY_DB_PORT: '0',
    HEADWAY_MAIL_PORT: '0',
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const valuesSchema = z.strictObject({
  API_URL: z.string(),
  DB_URL: z.string(),
  PUBLISHABLE_KEY: z.string(),
  SECRET_KEY: z.string(),
  ANON_KEY: z.string(),
  SERVICE_ROLE_KEY: z.string(),
  JWT_SECRET: z.string(),
  INBUCKET_URL: z.string().optional(),
  MAILPIT_URL: z.string().optional(),
});
type Values = z.output<typeof valuesSchema>;

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

function run(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(BIN, args, { cwd: REPOSITORY, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

async function readEpoch(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('select epoch from events.epoch')).rows[0];
  } finally {
    await client.end();
  }
}

async function withInstance<T>(use: (values: Values) => Promise<T>): Promise<T> {
  const child = spawn(BIN, ['start'], {
    cwd: REPOSITORY,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const exited = once(child, 'exit');
  // A test that fails leaves no process of the command behind.
  onTestFinished(() => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  });
  try {
    for await (const chunk of child.stdout) if (String(chunk).includes('Ready.')) break;
    const { stdout } = await run('status', '-o', 'json');
    return await use(valuesSchema.parse(JSON.parse(stdout)));
  } finally {
    await run('stop');
    expect(await exited).toEqual([0, null]);
  }
}

test('start, status, stop, reset', async () => {
  expect(await run('status')).toMatchObject({ code: 1, stderr: expect.stringContaining('not running') });
  expect(await run('stop')).toMatchObject({ code: 1, stderr: expect.stringContaining('not running') });

  const first = await withInstance(async (values) => {
    expect(values).toMatchObject({
      API_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      DB_URL: expect.stringMatching(/^postgresql:\/\/postgres:postgres@127\.0\.0\.1:\d+\/postgres$/),
      PUBLISHABLE_KEY: expect.stringMatching(/^sb_publishable_/),
      SECRET_KEY: expect.stringMatching(/^sb_secret_/),
      JWT_SECRET: expect.stringMatching(/^.{32,}$/),
    });
    expect((await run('status', '-o', 'env')).stdout).toContain(`API_URL="${values.API_URL}"\n`);
    for (const command of ['start', 'reset']) {
      expect(await run(command)).toMatchObject({ code: 1, stderr: expect.stringMatching(/runs already/) });
    }
    return { ...values, epoch: await readEpoch(values.DB_URL) };
  });

  expect(await run('reset')).toMatchObject({ code: 0, stderr: '' });
  const second = await withInstance(async (values) => ({
    ...values,
    epoch: await readEpoch(values.DB_URL),
  }));
  expect(second).toMatchObject({ SECRET_KEY: first.SECRET_KEY, JWT_SECRET: first.JWT_SECRET });
  expect(second.epoch).not.toEqual(first.epoch);
});

test('a command that does not exist is explained', async () => {
  expect(await run('begin')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('local-supabase start'),
  });
  expect(await run('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('HEADWAY_DB_PORT') });
});

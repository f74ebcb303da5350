import { randomUUID } from 'node:crypto';
import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { Pool } from 'pg';
import { z } from 'zod';
import { createJobs, requestGeneration, type Jobs, type Log } from '../../src/server/index.ts';

/** A database with the schema, the job store, and a person to ask for articles. */
export interface TestInstallation extends AsyncDisposable {
  database: TestDatabase;
  db: Pool;
  jobs: Jobs;
  userId: string;
  createProject(): Promise<string>;
  /** Requests an article and returns the ids. */
  request(projectId: string, keyword: string): Promise<{ contentId: string; generationId: string }>;
}

/** A log that keeps only what a test may want to see of failures. */
export function createTestLog(): Log & { errors: string[] } {
  const errors: string[] = [];
  return {
    errors,
    info: () => undefined,
    warn: () => undefined,
    error: (message, fields) => errors.push(`${message} ${JSON.stringify(fields)}`),
  };
}

export async function startTestInstallation(options: { durable?: boolean } = {}): Promise<TestInstallation> {
  const database = await startTestDatabase(options);
  const db = new Pool({ connectionString: database.url, max: 6 });
  // tests kill the server: the next query says what is the matter
  db.on('error', () => undefined);
  const jobs = await createJobs({ connectionString: database.url, log: createTestLog() });
  await captureEveryCommit(db);
  const userId = randomUUID();
  await db.query(`insert into auth.users (id, email) values ($1, $2)`, [userId, `${userId}@example.test`]);
  return {
    database,
    db,
    jobs,
    userId,
    async createProject() {
      const { rows } = await db.query(
        `insert into public.projects (name, created_by) values ('A project', $1) returning id`,
        [userId],
      );
      return z.object({ id: z.string() }).parse(rows[0]).id;
    },
    async request(projectId, keyword) {
      const result = await requestGeneration({ db, jobs, projectId, userId, keyword });
      if (!result.ok) throw new Error(result.code);
      return result.value;
    },
    async [Symbol.asyncDispose]() {
      await jobs.stop();
      await db.end();
      await database.stop();
    },
  };
}

/** Has the database note, at every commit that touches a generation, its state and the topic's head. */
async function captureEveryCommit(db: Pool): Promise<void> {
  await db.query(`
    create schema test;
    create table test.commits (topic text, generation_id uuid, head bigint, state jsonb);
    create function test.capture() returns trigger language plpgsql as $$
    begin
      insert into test.commits
      select topic, new.id, head, events.snapshot(topic)
        from events.topics where topic = 'content:' || new.content_id;
      return null;
    end $$;
    create constraint trigger capture after insert or update on public.generations
      deferrable initially deferred for each row execute function test.capture();
  `);
}

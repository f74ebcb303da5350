import { randomUUID } from 'node:crypto';
import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { Pool } from 'pg';
import { z } from 'zod';
import { createJobs, requestGeneration, type GenerationContext, type Log } from '../../src/index.ts';

/** A database with the schema, the job store, and a person to ask for articles. */
export interface TestInstallation extends AsyncDisposable {
  database: TestDatabase;
  db: Pool;
  /** Acts as the person who owns every project. */
  ctx: GenerationContext;
  userId: string;
  /** Acts as a new person: a member of a project with a role, or a stranger. */
  createPerson(projectId: string, role?: string): Promise<GenerationContext>;
  createProject(): Promise<string>;
  /** Requests an article and returns the ids. */
  request(projectId: string, keyword: string): Promise<{ contentId: string; generationId: string }>;
}

/** Creates a log that keeps error lines only. */
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
  // tests kill the server; the next query reports it
  db.on('error', () => undefined);
  const jobs = await createJobs({ connectionString: database.url, log: createTestLog() });
  await captureEveryCommit(db);
  const userId = await createUser(db);
  const ctx: GenerationContext = { db, jobs, user: { id: userId } };
  return {
    database,
    db,
    ctx,
    userId,
    async createProject() {
      const { rows } = await db.query(
        `with project as (
           insert into public.projects (name, created_by) values ('A project', $1) returning id
         )
         insert into public.project_members (project_id, user_id, role)
         select id, $1, 'owner' from project returning project_id as id`,
        [userId],
      );
      return z.object({ id: z.string() }).parse(rows[0]).id;
    },
    async createPerson(projectId, role) {
      const id = await createUser(db);
      if (role !== undefined) {
        await db.query(`insert into public.project_members (project_id, user_id, role) values ($1, $2, $3)`, [
          projectId,
          id,
          role,
        ]);
      }
      return { ...ctx, user: { id, claims: {} } };
    },
    async request(projectId, keyword) {
      const result = await requestGeneration(ctx, { projectId, keyword });
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

async function createUser(db: Pool): Promise<string> {
  const id = randomUUID();
  await db.query(`insert into auth.users (id, email) values ($1, $2)`, [id, `${id}@example.test`]);
  return id;
}

/** Makes the database record state and head of the topic at every commit that writes a generation. */
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

import { randomUUID } from 'node:crypto';
import { startTestSupabase, type TestSupabase } from '@headway/local-supabase/testing';
import { SignJWT } from 'jose';
import { NextRequest } from 'next/server';
import { Pool } from 'pg';
import { vi } from 'vitest';
import { z } from 'zod';

/** Someone with an account, and the token of a session. */
export interface Person {
  id: string;
  token: string;
}

type Handler = (
  request: NextRequest,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/** The server's side of the application over a database of its own, without Next around it. */
export interface TestWeb extends AsyncDisposable {
  supabase: TestSupabase;
  /** With the rights of the server. */
  db: Pool;
  createPerson(): Promise<Person>;
  /** A project with this owner and these members. */
  createProject(owner: Person, members?: Record<string, Person>): Promise<string>;
  /** Calls a route handler as this person; `body` is sent as JSON. */
  call(
    person: Person | null,
    handler: Handler,
    options?: {
      params?: Record<string, string>;
      query?: string;
      body?: unknown;
      headers?: Record<string, string>;
    },
  ): Promise<Response>;
  /** Asks the REST API as this person. */
  rest(person: Person | null, method: string, path: string, body?: unknown): Promise<Response>;
}

/**
 * Starts it. The modules of the application keep one environment and one database, so a process has it once at a time, and
 * the next test file loads them anew.
 *
 * @param variables Of the environment, besides those that name the database.
 */
export async function startTestWeb(variables: Record<string, string> = {}): Promise<TestWeb> {
  const supabase = await startTestSupabase();
  const environment = {
    DATABASE_URL: supabase.dbUrl,
    SUPABASE_URL: supabase.apiUrl,
    SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey,
    SUPABASE_JWT_SECRET: supabase.jwtSecret,
    HEADWAY_DATABASE_CONNECTIONS: '20',
    ...variables,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const db = new Pool({ connectionString: supabase.dbUrl, max: 4 });
  const secret = new TextEncoder().encode(supabase.jwtSecret);
  return {
    supabase,
    db,
    async createPerson() {
      const id = randomUUID();
      const email = `${id}@example.test`;
      await db.query('insert into auth.users (id, email) values ($1, $2)', [id, email]);
      const token = await new SignJWT({ role: 'authenticated', email })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(id)
        .setAudience('authenticated')
        .setExpirationTime('1h')
        .sign(secret);
      return { id, token };
    },
    async createProject(owner, members = {}) {
      const { rows } = await db.query(
        `insert into public.projects (name, created_by) values ('A project', $1) returning id`,
        [owner.id],
      );
      const { id } = z.object({ id: z.string() }).parse(rows[0]);
      for (const [role, { id: member }] of [['owner', owner] as const, ...Object.entries(members)]) {
        await db.query('insert into public.project_members (project_id, user_id, role) values ($1, $2, $3)', [
          id,
          member,
          role,
        ]);
      }
      return id;
    },
    call(person, handler, { params = {}, query = '', body, headers: given = {} } = {}) {
      const headers = {
        ...given,
        ...(person && { authorization: `Bearer ${person.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      };
      const request = new NextRequest(`http://127.0.0.1/api/tested?${query}`, {
        headers,
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      });
      return handler(request, { params: Promise.resolve(params) });
    },
    rest(person, method, path, body) {
      return fetch(`${supabase.apiUrl}/rest/v1/${path}`, {
        method,
        headers: {
          apikey: supabase.publishableKey,
          'content-type': 'application/json',
          prefer: 'return=representation',
          ...(person && { authorization: `Bearer ${person.token}` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    },
    async [Symbol.asyncDispose]() {
      await (await globalThis.headwayJobs)?.stop();
      await globalThis.headwayPool?.end();
      globalThis.headwayJobs = undefined;
      globalThis.headwayPool = undefined;
      await db.end();
      await supabase.stop();
      vi.unstubAllEnvs();
      vi.resetModules();
    },
  };
}

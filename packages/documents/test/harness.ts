import {
  startTestSupabase,
  type TestDatabaseOptions,
  type TestSupabase,
} from '@headway/local-supabase/testing';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { VerbContext } from '@headway/database';
import pg from 'pg';
import * as Y from 'yjs';
import { z } from 'zod';
import {
  createDocumentProvider,
  createMemoryStore,
  type DocumentProvider,
  type LocalStore,
} from '../src/client/index.ts';

import { createContent, signIn, type Role } from './demo.ts';
import { seedAsMember } from './seed-as-member.ts';

export const ARTICLE = '# Title\n\nOne **bold** paragraph.\n\n- first\n- second\n';

export interface DocumentsHarness {
  supabase: TestSupabase;
  pool: pg.Pool;
  /** The first argument of a verb, for this person. */
  as(userId: string): VerbContext;
  /** The same client each time, as in one browser. */
  signIn(role: Role): Promise<SupabaseClient>;
  userId(role: Role): Promise<string>;
  /** A content of the demo project with a finished article, and its document unless told otherwise. */
  createContent(options?: { markdown?: string; isSeeded?: boolean; projectId?: string }): Promise<string>;
  /** The room in which the updates of a document are told at the moment. */
  readRoom(contentId: string): Promise<string>;
  /** Opens a document as the person of this client. */
  open(client: SupabaseClient, contentId: string, store?: LocalStore): DocumentProvider;
  closeDocuments(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the real parts: Postgres, REST, Auth and Realtime, with the demo accounts. */
export async function startDocuments(options: TestDatabaseOptions = {}): Promise<DocumentsHarness> {
  const supabase = await startTestSupabase({ seed: true, ...options });
  const pool = new pg.Pool({ connectionString: supabase.dbUrl, max: 6 });
  const clients = new Map<Role, Promise<SupabaseClient>>();
  let providers: DocumentProvider[] = [];

  const closeDocuments = async () => {
    await Promise.all(providers.map((provider) => provider.destroy()));
    providers = [];
  };

  return {
    supabase,
    pool,
    as: (userId) => ({ db: pool, user: { id: userId } }),
    signIn(role) {
      const known = clients.get(role) ?? signIn(supabase.apiUrl, supabase.publishableKey, role);
      clients.set(role, known);
      return known;
    },
    async userId(role) {
      const { rows } = await pool.query('select id from auth.users where email = $1', [`${role}@demo.test`]);
      return z.object({ id: z.uuid() }).parse(rows[0]).id;
    },
    async createContent({ markdown = ARTICLE, isSeeded = true, projectId } = {}) {
      const contentId = await createContent(pool, markdown, projectId);
      if (isSeeded) await seedAsMember(pool, contentId);
      return contentId;
    },
    async readRoom(contentId) {
      const { rows } = await pool.query(
        `select private.to_document_room(content.id, room.key) as name
           from public.contents as content join private.room_keys as room using (project_id) where content.id = $1`,
        [contentId],
      );
      return z.object({ name: z.string() }).parse(rows[0]).name;
    },
    open(client, contentId, store = createMemoryStore()) {
      const provider = createDocumentProvider({ supabase: client, contentId, doc: new Y.Doc(), store });
      providers.push(provider);
      return provider;
    },
    closeDocuments,
    async stop() {
      await closeDocuments();
      for (const client of clients.values()) await (await client).realtime.disconnect();
      await pool.end();
      await supabase.stop();
    },
  };
}

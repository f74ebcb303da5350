import type { Pool } from 'pg';
import { z } from 'zod';

/** A content that no worker works on: what happens to it is what a test appends. */
export interface QuietContent {
  id: string;
  topic: string;
  /** Appends events as one commit. */
  append(...events: { type: string; data?: Record<string, unknown> }[]): Promise<void>;
}

const rowsSchema = z.tuple([z.object({ id: z.string() })]);

/**
 * Puts one into a project.
 *
 * @param database with the rights of the server
 */
export async function createQuietContent(database: Pool, projectId: string): Promise<QuietContent> {
  const { rows } = await database.query(
    `insert into public.contents (project_id, keyword, status, created_by)
     select id, 'a quiet keyword', 'running', created_by from public.projects where id = $1 returning id`,
    [projectId],
  );
  const [{ id }] = rowsSchema.parse(rows);
  const topic = `content:${id}`;
  return {
    id,
    topic,
    async append(...events) {
      await database.query('select events.append_batch($1, $2)', [topic, JSON.stringify(events)]);
    },
  };
}

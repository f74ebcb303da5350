import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import { DEMO_PROJECT } from './demo.ts';

const rowsSchema = z.tuple([z.object({ id: z.string() })]);

/**
 * Puts an article into the demo project as if it had been generated: the state and the article of the newest finished
 * content there, saying something else. Returns the content's id.
 *
 * @param database with the rights of the server
 */
export async function createFinishedContent(database: Pool, markdown: string): Promise<string> {
  const title = /^# (.*)$/mu.exec(markdown)?.[1] ?? 'An article';
  const keyword = `edited ${createHash('sha256').update(markdown).digest('hex').slice(0, 6)}`;
  const { rows } = await database.query(
    `with model as (
       select content.*, generation.state, generation.requested_by
         from public.contents as content
         join public.generations as generation on generation.content_id = content.id
        where content.project_id = $1 and content.article is not null and generation.status = 'complete'
        order by content.created_at limit 1
     ), made as (
       insert into public.contents (project_id, keyword, status, title, score, words, article, created_by, completed_at)
       select project_id, $2, 'complete', $3, score, words,
              article || jsonb_build_object('markdown', $4::text, 'title', $3::text, 'keyword', $2::text),
              created_by, now()
         from model
       returning id
     ), run as (
       insert into public.generations (content_id, project_id, job_id, status, state, requested_by, finished_at)
       select made.id, model.project_id, gen_random_uuid(), 'complete',
              model.state || jsonb_build_object('contentId', made.id), model.requested_by, now()
         from made, model
     )
     select id from made`,
    [DEMO_PROJECT, keyword, title, markdown],
  );
  const [{ id }] = rowsSchema.parse(rows);
  return id;
}

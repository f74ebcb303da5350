import { readRows } from '@headway/database';
import { readNewestMarkdown } from '@headway/documents/server';
import { createAssessor, toBrief } from '@headway/pipeline/assessment';
import { loadLanguage } from '@headway/text/language';
import type { Pool } from 'pg';
import { z } from 'zod';

/** Measuring takes up to a second of processor time for a long article. */
const PER_ROUND = 10;

const dueSchema = z.object({
  contentId: z.string(),
  keyword: z.string(),
  locale: z.string(),
  metaDescription: z.string(),
  outputs: z.record(z.string(), z.unknown()),
});

/**
 * Measures edited articles whose score was deleted with a new version of their text, so that lists show score and words of
 * the same version. An article whose generation is not kept any more stays without a score. Returns how many it measured.
 */
export async function measureArticles(db: Pool, signal: AbortSignal): Promise<number> {
  const due = await readRows(
    db,
    dueSchema,
    `select content.id as "contentId", content.keyword, content.locale,
            coalesce(content.article ->> 'metaDescription', '') as "metaDescription",
            (select jsonb_object_agg(output.stage, output.output)
               from private.stage_outputs as output where output.generation_id = generation.id) as outputs
       from public.contents as content
       cross join lateral (
         select id from public.generations
          where content_id = content.id and status = 'complete' order by finished_at desc limit 1) as generation
      where content.status = 'complete' and content.score is null and content.words is not null
        and exists (select from private.stage_outputs as output
                     where output.generation_id = generation.id and output.stage = 'optimization')
      order by content.updated_at
      limit $1`,
    [PER_ROUND],
  );
  let measured = 0;
  for (const { contentId, keyword, locale, metaDescription, outputs } of due) {
    if (signal.aborted) break;
    const brief = toBrief({ keyword, locale }, outputs);
    const newest = await readNewestMarkdown(db, contentId);
    if (!brief || !newest) continue;
    const assess = createAssessor(brief, await loadLanguage(locale));
    const { markdown, termChoices } = newest;
    const { score } = assess({ markdown, metaDescription, termChoices });
    // a version that was stored meanwhile is measured in the next round
    const { rowCount } = await db.query(
      `update public.contents set score = $2
        where id = $1 and score is null
          and $3 = (select max(seq) from public.document_versions where content_id = $1)`,
      [contentId, score.total, newest.seq],
    );
    measured += rowCount ?? 0;
  }
  return measured;
}

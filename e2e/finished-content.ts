import { randomUUID } from 'node:crypto';
import type { GenerationState } from '@headway/topics/content';
import type { Article } from '@headway/pipeline/article';
import { STAGES } from '@headway/pipeline/stages';
import type { Pool } from 'pg';

/**
 * Puts an article with this text into a project, as if it had been generated. Returns the content's id.
 *
 * @param database with the rights of the server
 */
export async function createFinishedContent(
  database: Pool,
  projectId: string,
  markdown: string,
): Promise<string> {
  const [contentId, generationId] = [randomUUID(), randomUUID()];
  const title = /^# (.*)$/mu.exec(markdown)?.[1] ?? 'An article';
  const words = markdown.split(/\s+/u).length;
  await database.query(
    `with made as (
       insert into public.contents
         (id, project_id, keyword, status, title, score, words, article, created_by, completed_at)
       select $1, id, 'an edited article', 'complete', $3, 50, $4, $5, created_by, now()
         from public.projects where id = $2
       returning *
     )
     insert into public.generations
       (id, content_id, project_id, job_id, status, state, requested_by, finished_at)
     select $6, made.id, made.project_id, $7, 'complete', $8, made.created_by, now() from made`,
    [
      contentId,
      projectId,
      title,
      words,
      toArticle({ title, words, markdown }),
      generationId,
      randomUUID(),
      toState({ contentId, generationId, title, words }),
    ],
  );
  return contentId;
}

function toArticle(known: Pick<Article, 'title' | 'words' | 'markdown'>): Article {
  return {
    keyword: 'an edited article',
    locale: 'en-US',
    metaDescription: 'An article to be edited.',
    slug: 'an-edited-article',
    html: '',
    writer: 'extractive',
    notice: null,
    publishable: false,
    score: { total: 50, before: 50, parts: [] },
    sources: [],
    checks: [],
    terms: [],
    changes: [],
    jsonLd: '{}',
    usage: { searchCalls: 0, pagesFetched: 0, inputTokens: 0, outputTokens: 0 },
    ...known,
  };
}

function toState({
  contentId,
  generationId,
  title,
  words,
}: Pick<GenerationState, 'contentId' | 'generationId'> & Pick<Article, 'title' | 'words'>): GenerationState {
  return {
    contentId,
    generationId,
    status: 'complete',
    percentage: 100,
    currentStage: STAGES.length - 1,
    stages: STAGES.map(({ id, label, estimatedSeconds }) => ({
      id,
      label,
      expectedSeconds: estimatedSeconds,
      status: 'complete',
      fraction: 1,
      detail: '',
      durationMs: 1_000,
    })),
    eta: null,
    result: { completedAt: new Date().toISOString(), totalDuration: 6, title, score: 50, words },
    error: null,
    text: '',
  };
}

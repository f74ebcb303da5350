import { withTransaction } from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import type { Admit } from './admit.ts';
import { enqueueGeneration } from './enqueue-generation.ts';
import type { Jobs } from './jobs.ts';
import { parseKeyword, parseLocale } from './keyword.ts';
import { SHORT_LOCKS } from './short-locks.ts';

/** What a person asks for. Whether they may is for the caller to have checked. */
export interface RequestGenerationOptions {
  db: Pool;
  jobs: Jobs;
  projectId: string;
  userId: string;
  /** Trimmed before it is stored. 1 to 200 characters, no control characters, at least one letter or digit. */
  keyword: string;
  /** BCP 47. Default `en-US`. */
  locale?: string | undefined;
  /** Of the same person and project: repeating it returns what the first request made. 1 to 200 characters. */
  idempotencyKey?: string | undefined;
  admit?: Admit | undefined;
}

export interface RequestedGeneration {
  contentId: string;
  generationId: string;
  /** True when an earlier request with the same idempotency key made it. */
  replayed: boolean;
}

export type RequestGenerationCode =
  | 'invalid_keyword'
  | 'invalid_locale'
  | 'invalid_idempotency_key'
  /** The key was used for another keyword or locale. */
  | 'idempotency_key_reused'
  | 'not_found';

/** Makes a content with its generation, job and first event, all or nothing. */
export async function requestGeneration({
  db,
  jobs,
  projectId,
  userId,
  keyword: typed,
  locale: tag = 'en-US',
  idempotencyKey,
  admit,
}: RequestGenerationOptions): Promise<Result<RequestedGeneration, RequestGenerationCode>> {
  const keyword = parseKeyword(typed);
  if (keyword === null) return refuse('invalid_keyword');
  const locale = parseLocale(tag);
  if (locale === null) return refuse('invalid_locale');
  if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) {
    return refuse('invalid_idempotency_key');
  }
  return withTransaction(
    db,
    async (tx) => {
      // one request of a project at a time: equal requests find each other, and slots are counted truly
      const project = await tx.query('select 1 from public.projects where id = $1 for no key update', [
        projectId,
      ]);
      if (project.rowCount === 0) return refuse('not_found');
      if (idempotencyKey !== undefined) {
        const earlier = await findEarlier(tx, projectId, userId, idempotencyKey);
        if (earlier && (earlier.keyword !== keyword || earlier.locale !== locale)) {
          return refuse('idempotency_key_reused');
        }
        if (earlier) {
          return ok({ contentId: earlier.contentId, generationId: earlier.generationId, replayed: true });
        }
      }
      await admit?.(tx, projectId);
      const { rows } = await tx.query(
        `insert into public.contents (project_id, keyword, locale, created_by)
       values ($1, $2, $3, $4) returning id`,
        [projectId, keyword, locale, userId],
      );
      const contentId = z.object({ id: z.string() }).parse(rows[0]).id;
      const generationId = await enqueueGeneration(tx, jobs, {
        contentId,
        projectId,
        userId,
        idempotencyKey: idempotencyKey ?? null,
      });
      return ok({ contentId, generationId, replayed: false });
    },
    SHORT_LOCKS,
  );
}

const earlierSchema = z.object({
  contentId: z.string(),
  generationId: z.string(),
  keyword: z.string(),
  locale: z.string(),
});

async function findEarlier(
  tx: PoolClient,
  projectId: string,
  userId: string,
  idempotencyKey: string,
): Promise<z.infer<typeof earlierSchema> | null> {
  const { rows } = await tx.query(
    `select generation.id as "generationId", content.id as "contentId", content.keyword, content.locale
       from public.generations as generation
       join public.contents as content on content.id = generation.content_id
      where generation.project_id = $1 and generation.requested_by = $2 and generation.idempotency_key = $3`,
    [projectId, userId, idempotencyKey],
  );
  return rows.length === 0 ? null : earlierSchema.parse(rows[0]);
}

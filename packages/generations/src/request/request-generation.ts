import { checkProjectRole, readRows, withTransaction, type RoleRefusal } from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { SHORT_LOCKS } from '../store/short-locks.ts';
import type { GenerationContext } from './generation-context.ts';
import { parseKeyword, parseLocale } from './keyword.ts';
import { startArticle } from './start-article.ts';

/** The article that a person asks for. */
export interface GenerationRequestInput {
  projectId: string;
  /** Trimmed before it is stored. 1 to 200 characters, no control characters, at least one letter or digit. */
  keyword: string;
  /** A language tag (BCP 47). Default `en-US`. */
  locale?: string | undefined;
  /**
   * 1 to 200 visible ASCII characters. A second request of the same person for the same project with the same key
   * returns what the first one created.
   */
  idempotencyKey?: string | undefined;
}

/** The content and the generation that a request created. */
export interface RequestedGeneration {
  contentId: string;
  generationId: string;
  /** True when an earlier request with the same idempotency key created them. */
  replayed: boolean;
}

type RequestRefusal =
  | RoleRefusal
  | 'usage_limit_reached'
  | 'invalid_keyword'
  | 'invalid_locale'
  | 'invalid_idempotency_key'
  | 'idempotency_key_reused';

/**
 * Creates a content with its generation, its job and its first event in one transaction. The person must be an editor
 * of the project.
 *
 * @returns `idempotency_key_reused` when the key was used for another keyword or locale.
 *
 * @example
 * const result = await requestGeneration({ db, user, jobs }, { projectId, keyword: 'server components' });
 * if (result.ok) console.log(result.value.contentId);
 */
export function requestGeneration(
  ctx: GenerationContext,
  input: GenerationRequestInput,
): Promise<Result<RequestedGeneration, RequestRefusal>> {
  return withTransaction(ctx.db, (tx) => createOrReplay(tx, ctx, input), SHORT_LOCKS);
}

async function createOrReplay(
  tx: PoolClient,
  ctx: GenerationContext,
  { projectId, idempotencyKey, ...typed }: GenerationRequestInput,
): Promise<Result<RequestedGeneration, RequestRefusal>> {
  // one request of a project at a time: equal requests see each other, and slots are counted correctly
  await tx.query('select 1 from public.projects where id = $1 for no key update', [projectId]);
  const userId = ctx.user.id;
  const allowed = await checkProjectRole(tx, { projectId, userId, minimum: 'editor' });
  if (!allowed.ok) return allowed;
  const keyword = parseKeyword(typed.keyword);
  if (keyword === null) return refuse('invalid_keyword');
  const locale = parseLocale(typed.locale ?? 'en-US');
  if (locale === null) return refuse('invalid_locale');
  if (idempotencyKey !== undefined) {
    if (!/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) return refuse('invalid_idempotency_key');
    const earlier = await findEarlier(tx, projectId, userId, idempotencyKey);
    if (earlier) {
      const { contentId, generationId } = earlier;
      const isSame = earlier.keyword === keyword && earlier.locale === locale;
      return isSame ? ok({ contentId, generationId, replayed: true }) : refuse('idempotency_key_reused');
    }
  }
  const admitted = await ctx.admit?.(tx, projectId);
  if (admitted && !admitted.ok) return admitted;
  const article = { projectId, keyword, locale, title: null, userId };
  const started = { ...article, idempotencyKey: idempotencyKey ?? null, batch: null };
  return ok({ ...(await startArticle(tx, ctx.jobs, started)), replayed: false });
}

const earlierSchema = z.object({
  contentId: z.string(),
  generationId: z.string(),
  keyword: z.string(),
  locale: z.string(),
});

/** Finds the generation that this person requested with this key. */
async function findEarlier(
  tx: PoolClient,
  projectId: string,
  userId: string,
  idempotencyKey: string,
): Promise<z.infer<typeof earlierSchema> | undefined> {
  const [earlier] = await readRows(
    tx,
    earlierSchema,
    `select generation.id as "generationId", content.id as "contentId", content.keyword, content.locale
       from public.generations as generation
       join public.contents as content on content.id = generation.content_id
      where generation.project_id = $1 and generation.requested_by = $2 and generation.idempotency_key = $3`,
    [projectId, userId, idempotencyKey],
  );
  return earlier;
}

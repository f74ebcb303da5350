import {
  contentTopic,
  generationStateSchema,
  reduceGeneration,
  type GenerationEvent,
} from '@headway/topics/content';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { toStorableJson } from './storable-json.ts';

const rowSchema = z.object({
  id: z.string(),
  contentId: z.string(),
  projectId: z.string(),
  jobId: z.string(),
  state: generationStateSchema,
  revision: z.int(),
  startedAt: z.date().nullable(),
  keyword: z.string(),
  locale: z.string(),
});

/** A generation as it is stored; `state.text` is the draft. */
export type GenerationRecord = z.infer<typeof rowSchema>;

/** Reads a generation and keeps others from writing it until the transaction ends. Null when it was deleted. */
export async function lockGeneration(tx: PoolClient, id: string): Promise<GenerationRecord | null> {
  const { rows } = await tx.query(
    `select generation.id, generation.content_id as "contentId", generation.project_id as "projectId",
            generation.job_id as "jobId", generation.revision, generation.started_at as "startedAt",
            generation.state || jsonb_build_object('text', generation.draft) as state,
            content.keyword, content.locale
       from public.generations as generation
       join public.contents as content on content.id = generation.content_id
      where generation.id = $1
        for update of generation`,
    [id],
  );
  return rows.length === 0 ? null : rowSchema.parse(rows[0]);
}

/** Whether it still waits or runs. */
export function isLive(record: GenerationRecord): boolean {
  return record.state.status === 'queued' || record.state.status === 'running';
}

/** The record as it is after these events. */
export function foldEvents(record: GenerationRecord, events: readonly GenerationEvent[]): GenerationRecord {
  let { state } = record;
  for (const event of events) state = reduceGeneration(state, event);
  return { ...record, state, revision: record.revision + 1 };
}

/**
 * Appends events to the content's topic and stores their fold, in the caller's transaction: the state that a
 * fresh reader gets and the events that lead to it become visible together.
 */
export async function recordEvents(
  tx: PoolClient,
  record: GenerationRecord,
  events: readonly GenerationEvent[],
): Promise<void> {
  const { state } = foldEvents(record, events);
  await tx.query(
    `update public.generations
        set state = $2::jsonb, status = $3::text, error_code = $4, revision = revision + 1,
            draft = coalesce($5, draft),
            started_at = case when $3::text = 'running' then coalesce(started_at, now()) else started_at end,
            finished_at = case when $3::text in ('queued', 'running') then null else coalesce(finished_at, now()) end
      where id = $1`,
    [
      record.id,
      toStorableJson({ ...state, text: '' }),
      state.status,
      state.error?.code ?? null,
      state.text === record.state.text ? null : state.text,
    ],
  );
  if (state.status !== record.state.status) {
    await tx.query('update public.contents set status = $2, updated_at = now() where id = $1', [
      record.contentId,
      state.status,
    ]);
  }
  await appendEvents(tx, record.contentId, events);
}

/** Appends to the topic of a content. What carries text may be pruned once the article is stored. */
export async function appendEvents(
  tx: PoolClient,
  contentId: string,
  events: readonly GenerationEvent[],
): Promise<void> {
  const batch = events.map(({ type, ...data }) => ({
    type,
    data,
    transient: 'text' in data && data.text !== undefined,
  }));
  await tx.query('select events.append_batch($1, $2::jsonb)', [
    contentTopic(contentId),
    toStorableJson(batch),
  ]);
}

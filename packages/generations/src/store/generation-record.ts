import { readRow, readRows } from '@headway/database';
import {
  contentTopic,
  generationStateSchema,
  reduceGeneration,
  type GenerationEvent,
} from '@headway/topics/content';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { toStorableJson } from './storable-json.ts';
import { currentTraceparent } from './tracing.ts';

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
  /** The title that the article is to have; null when the writer chooses it. */
  title: z.string().nullable(),
});

/** A stored generation. `state.text` is the draft. */
export type GenerationRecord = z.infer<typeof rowSchema>;

/** Reads a generation and locks its row until the transaction ends. Null when it was deleted. */
export async function lockGeneration(tx: PoolClient, id: string): Promise<GenerationRecord | null> {
  const [record] = await readRows(
    tx,
    rowSchema,
    `select generation.id, generation.content_id as "contentId", generation.project_id as "projectId",
            generation.job_id as "jobId", generation.revision, generation.started_at as "startedAt",
            generation.state || jsonb_build_object('text', generation.draft) as state,
            content.keyword, content.locale, content.wanted_title as title
       from public.generations as generation
       join public.contents as content on content.id = generation.content_id
      where generation.id = $1
        for update of generation`,
    [id],
  );
  return record ?? null;
}

/** Tells whether a generation waits or runs. */
export function isLive(record: GenerationRecord): boolean {
  return record.state.status === 'queued' || record.state.status === 'running';
}

/** Returns the record as these events leave it. */
export function foldEvents(record: GenerationRecord, events: readonly GenerationEvent[]): GenerationRecord {
  let { state } = record;
  for (const event of events) state = reduceGeneration(state, event);
  return { ...record, state, revision: record.revision + 1 };
}

/**
 * Stores events and their fold in the caller's transaction, which holds the generation's row: the state that a new
 * reader starts from and the events that lead to it become visible together.
 *
 * @returns false when these very events were stored before and the answer to that commit was lost.
 */
export async function recordEvents(
  tx: PoolClient,
  record: GenerationRecord,
  events: readonly GenerationEvent[],
): Promise<boolean> {
  const { recorded } = await readRow(
    tx,
    z.object({ recorded: z.boolean() }),
    'select private.record_generation($1, $2, $3::jsonb, $4, $5::jsonb, $6) as recorded',
    [record.id, ...toRecording(record, events)],
  );
  return recorded;
}

/** Converts to the parameters of `private.record_generation` after the id: revision, state, draft, batch, trace. */
export function toRecording(record: GenerationRecord, events: readonly GenerationEvent[]): unknown[] {
  const { state } = foldEvents(record, events);
  return [
    record.revision,
    toStorableJson({ ...state, text: '' }),
    state.text === record.state.text ? null : state.text,
    toBatch(events),
    currentTraceparent() ?? null,
  ];
}

/** Appends events to the topic of a content. Those that carry text may be pruned once the article is stored. */
export async function appendEvents(
  tx: PoolClient,
  contentId: string,
  events: readonly GenerationEvent[],
): Promise<void> {
  await tx.query('select events.append_batch($1, $2::jsonb)', [contentTopic(contentId), toBatch(events)]);
}

function toBatch(events: readonly GenerationEvent[]): string {
  return toStorableJson(
    events.map(({ type, ...data }) => ({
      type,
      data,
      transient: 'text' in data && data.text !== undefined,
    })),
  );
}

import type { Pool } from 'pg';
import { eventually } from '@headway/testing/eventually';
import { expect } from 'vitest';
import { z } from 'zod';
import {
  generationEventSchema,
  generationStateSchema,
  reduceGeneration,
  type GenerationEvent,
  type GenerationState,
} from '@headway/topics/content';

/** Reads all events of a content, in order. */
export async function readEvents(db: Pool, contentId: string): Promise<GenerationEvent[]> {
  const { rows } = await db.query(
    `select seq::int, data || jsonb_build_object('type', type) as event
       from events.events where topic = $1 order by seq`,
    [`content:${contentId}`],
  );
  const parsed = z.array(z.object({ seq: z.int(), event: generationEventSchema })).parse(rows);
  expect(parsed.map(({ seq }) => seq)).toEqual(parsed.map((_, i) => i + 1));
  return parsed.map(({ event }) => event);
}

/** Reads the stored state of a content's newest generation, as a new reader gets it. */
export async function readState(db: Pool, contentId: string): Promise<GenerationState> {
  const { rows } = await db.query('select events.snapshot($1) as state', [`content:${contentId}`]);
  return z.object({ state: generationStateSchema }).parse(rows[0]).state;
}

/** Waits for the end of a content's newest generation. */
export function waitForEnd(db: Pool, contentId: string): Promise<GenerationState> {
  return eventually(async () => {
    const state = await readState(db, contentId);
    expect(['queued', 'running']).not.toContain(state.status);
    return state;
  });
}

/** Reads how often each stage was begun. */
export async function readRuns(db: Pool, generationId: string): Promise<Record<string, number>> {
  const { rows } = await db.query(
    'select stage, runs from public.generation_stages where generation_id = $1',
    [generationId],
  );
  const parsed = z.array(z.object({ stage: z.string(), runs: z.int() })).parse(rows);
  return Object.fromEntries(parsed.map(({ stage, runs }) => [stage, runs]));
}

/**
 * What must hold of every content's history: at each commit the stored state was the fold of the events so far;
 * percentages never fell within a generation and were 100 only at `complete`; an ending is the last of its
 * generation; text never holds half a character. Returns the events.
 */
export async function expectSoundHistory(db: Pool, contentId: string): Promise<GenerationEvent[]> {
  const events = await readEvents(db, contentId);
  const { rows } = await db.query(
    'select head::int, state from test.commits where topic = $1 order by head',
    [`content:${contentId}`],
  );
  const commits = z.array(z.object({ head: z.int(), state: generationStateSchema })).parse(rows);
  expect(commits.at(-1)?.head).toBe(events.length);

  const folds: GenerationState[] = [];
  for (const event of events) folds.push(reduceGeneration(folds.at(-1) ?? null, event));
  for (const { head, state } of commits) expect(state).toEqual(folds[head - 1]);

  for (const [i, event] of events.entries()) {
    const before = events[i - 1];
    if (before?.generationId !== event.generationId) continue;
    expect(before.type).toBe('progress');
    if (before.type !== 'progress' || event.type !== 'progress') continue;
    expect(event.percentage).toBeGreaterThanOrEqual(before.percentage);
    expect(event.currentStep).toBeGreaterThanOrEqual(before.currentStep);
  }
  for (const { text, percentage, status } of folds) {
    expect(text.isWellFormed()).toBe(true);
    expect(percentage === 100).toBe(status === 'complete');
  }
  return events;
}

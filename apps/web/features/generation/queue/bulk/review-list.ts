import * as z from 'zod/mini';
import { sendWrite, type OpenSupabase } from '../../../problems/send-write.ts';
import type { CheckedRow, ValidRow } from './check-list.ts';
import type { Quota } from './to-quota-sentence.ts';

const answerSchema = z.object({
  known: z.array(
    z.object({ number: z.int(), contentId: z.nullable(z.uuid()), title: z.nullable(z.string()) }),
  ),
  used: z.int(),
  limit: z.nullable(z.int()),
  waiting: z.int(),
  renewsAt: z.string(),
});

/** What has the same keyword and language: an article, or a keyword in the queue, for which both are null. */
export type Known = Omit<z.infer<typeof answerSchema>['known'][number], 'number'>;

/** A list with what the project has already, and what the plan leaves of the month. */
export interface Review {
  rows: readonly CheckedRow[];
  /** By line. */
  known: ReadonlyMap<number, Known>;
  quota: Quota;
}

/** Compares a list with the project. Starts nothing. Returns a sentence when it fails. */
export async function reviewList(
  openSupabase: OpenSupabase,
  project: string,
  rows: readonly CheckedRow[],
): Promise<Review | string> {
  const valid = rows.filter((row): row is ValidRow => row.state === 'valid');
  const result = await sendWrite(openSupabase, (supabase) =>
    supabase.rpc('review_keywords', {
      project,
      keywords: valid.map(({ keyword }) => keyword),
      locales: valid.map(({ locale }) => locale),
    }),
  );
  if (!result.ok) return result.sentence;
  const { known, ...quota } = answerSchema.parse(result.data);
  const byLine = known.flatMap(({ number, ...found }): [number, Known][] => {
    const row = valid[number - 1];
    return row ? [[row.line, found]] : [];
  });
  return { rows, known: new Map(byLine), quota };
}

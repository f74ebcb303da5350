import type { FigureAnswer } from '@headway/pipeline/article';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { toast } from 'sonner';
import { z } from 'zod';
import { toRefusal } from '@/features/problems/refusal.ts';
import { usePeople } from '@/features/people/people-provider.tsx';
import { useMay } from '@/features/projects/open-project.ts';
import { useSupabaseClient } from '@/features/session/supabase-provider.tsx';

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    figure: z.string(),
    sentence: z.string(),
    answered_by: z.string().nullable(),
    answered_at: z.string(),
  }),
);

/** A figure in a sentence. */
type Claim = Pick<FigureAnswer, 'figure' | 'sentence'>;

/** The people who answer for figures of an article, and the ways to do so. */
export function useFigureAnswers(contentId: string) {
  const supabase = useSupabaseClient();
  const { people } = usePeople();
  const queries = useQueryClient();
  const mayAnswer = useMay('editor');
  const queryKey = ['figure-answers', contentId];
  const { data: rows } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const { data } = await supabase
        .from('figure_answers')
        .select('id, figure, sentence, answered_by, answered_at')
        .eq('content_id', contentId)
        .abortSignal(signal)
        .throwOnError();
      return rowsSchema.parse(data);
    },
  });
  const answers = useMemo(
    () =>
      (rows ?? []).map(({ figure, sentence, answered_by, answered_at }): FigureAnswer => ({
        figure,
        sentence,
        by: people.get(answered_by ?? '')?.displayName ?? 'A former member',
        at: answered_at,
      })),
    [rows, people],
  );

  async function change(
    write: PromiseLike<{ error: Parameters<typeof toRefusal>[0] | null }>,
  ): Promise<void> {
    const { error } = await write;
    if (error) toast.error(toRefusal(error).sentence);
    await queries.invalidateQueries({ queryKey });
  }
  return {
    answers,
    mayAnswer,
    /** Records that the signed-in person answers for a figure. */
    answer: ({ figure, sentence }: Claim) =>
      change(supabase.from('figure_answers').insert({ content_id: contentId, figure, sentence })),
    withdraw: (claim: Claim) => {
      const row = rows?.find(
        ({ figure, sentence }) => figure === claim.figure && sentence === claim.sentence,
      );
      return row ? change(supabase.from('figure_answers').delete().eq('id', row.id)) : Promise.resolve();
    },
  };
}

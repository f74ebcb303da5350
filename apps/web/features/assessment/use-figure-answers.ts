import type { FigureAnswer } from '@headway/pipeline/article';
import { useTopic } from '@headway/realtime/react';
import { projectTopic } from '@headway/topics/project';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { toast } from 'sonner';
import * as z from 'zod/mini';
import { toRefusal } from '@/features/problems/refusal.ts';
import { sendWrite } from '@/features/problems/send-write.ts';
import { usePeople } from '@/features/people/people-provider.tsx';
import type { Content } from '@/features/projects/content.ts';
import { useMay } from '@/features/projects/open-project.ts';
import { projectChangesTopic } from '@/features/projects/project-changes-topic.ts';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    figure: z.string(),
    sentence: z.string(),
    answered_by: z.nullable(z.string()),
    answered_at: z.string(),
  }),
);

const UNIQUE_VIOLATION = '23505';

const toQueryKey = (contentId: string) => ['figure-answers', contentId];

/** A figure in a sentence. */
type Claim = Pick<FigureAnswer, 'figure' | 'sentence'>;

/** The people who answer for figures of an article, live, and the ways to do so. */
export function useFigureAnswers({ id: contentId, projectId }: Pick<Content, 'id' | 'projectId'>) {
  const openSupabase = useOpenSupabase();
  const { people } = usePeople();
  const queries = useQueryClient();
  const mayAnswer = useMay('editor');
  const {
    data: rows,
    error,
    refetch,
  } = useQuery({
    queryKey: toQueryKey(contentId),
    queryFn: async ({ signal }) => {
      const supabase = await openSupabase();
      const { data, error } = await supabase
        .from('figure_answers')
        .select('id, figure, sentence, answered_by, answered_at')
        .eq('content_id', contentId)
        .abortSignal(signal);
      // reported here, once for each failed request
      if (error && !signal.aborted) console.error(error);
      if (error) throw new Error(toRefusal(error).sentence);
      return rowsSchema.parse(data);
    },
  });
  const { state, status } = useTopic(projectTopic(projectId), projectChangesTopic);
  const changes = state?.figures[contentId];
  useEffect(() => {
    // again after every connection: an answer before it is in no event that this page receives
    if (status === 'live' || changes !== undefined) void refetch();
  }, [status, changes, refetch]);
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

  async function answer({ figure, sentence }: Claim): Promise<void> {
    const result = await sendWrite(openSupabase, async (supabase) => {
      const { error } = await supabase
        .from('figure_answers')
        .insert({ content_id: contentId, figure, sentence });
      // somebody else was faster: the answer that is shown now is theirs
      return { data: null, error: error?.code === UNIQUE_VIOLATION ? null : error };
    });
    await queries.invalidateQueries({ queryKey: toQueryKey(contentId) });
    if (!result.ok) toast.error(result.sentence);
  }
  async function withdraw(claim: Claim): Promise<void> {
    const row = rows?.find(({ figure, sentence }) => figure === claim.figure && sentence === claim.sentence);
    if (!row) return;
    const result = await sendWrite(openSupabase, (supabase) =>
      supabase.from('figure_answers').delete().eq('id', row.id),
    );
    const { data } = await refetch();
    if (!result.ok) toast.error(result.sentence);
    // the policies of the table delete nothing for a person who may not withdraw
    else if (data?.some(({ id }) => id === row.id) === true)
      toast.error('You are no longer allowed to withdraw this answer.');
  }
  return {
    answers,
    mayAnswer,
    /** Why the answers that are shown may be old or missing; null when they are right. */
    problem: error
      ? `The answers of your team for these figures could not be loaded. ${error.message}`
      : null,
    /** Loads the answers again. */
    reload: () => void refetch(),
    /** Records that the signed-in person answers for a figure. */
    answer,
    withdraw,
  };
}

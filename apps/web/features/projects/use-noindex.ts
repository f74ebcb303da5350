import { useTopic } from '@headway/realtime/react';
import { projectTopic } from '@headway/topics/project';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import * as z from 'zod/mini';
import { sendWrite } from '@/features/problems/send-write.ts';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';
import type { Content } from './content.ts';
import { useMay } from './open-project.ts';
import { projectChangesTopic } from './project-changes-topic.ts';

/** Whether exported pages of an article ask search engines not to list it. */
export interface Noindex {
  isSet: boolean;
  /** Changes it; null for a person who may not. */
  set: ((isSet: boolean) => Promise<void>) | null;
}

const rowSchema = z.object({ noindex: z.boolean() });

/** What exports of an article ask of search engines, live. Editors decide it; nothing else changes it. */
export function useNoindex({ id, projectId, noindex: initialData }: NoindexContent): Noindex {
  const openSupabase = useOpenSupabase();
  const queries = useQueryClient();
  const mayEdit = useMay('editor');
  const queryKey = ['noindex', id];
  const { data: isSet, refetch } = useQuery({
    queryKey,
    initialData,
    queryFn: async ({ signal }) => {
      const supabase = await openSupabase();
      const contents = supabase.from('contents').select('noindex').eq('id', id);
      const { data } = await contents.abortSignal(signal).single().throwOnError();
      return rowSchema.parse(data).noindex;
    },
  });
  const { state, status } = useTopic(projectTopic(projectId), projectChangesTopic);
  const changes = state?.noindex[id];
  useEffect(() => {
    // again after every connection: a change before it is in no event that this page receives
    if (status === 'live' || changes !== undefined) void refetch();
  }, [status, changes, refetch]);

  async function set(noindex: boolean): Promise<void> {
    await queries.cancelQueries({ queryKey });
    queries.setQueryData(queryKey, noindex);
    showRefusal(
      await sendWrite(openSupabase, (supabase) =>
        supabase.from('contents').update({ noindex }).eq('id', id).select('id'),
      ),
    );
    await refetch();
  }
  return { isSet, set: mayEdit ? set : null };
}

type NoindexContent = Pick<Content, 'id' | 'projectId' | 'noindex'>;

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';

const rowsSchema = z.array(z.object({ id: z.string(), keyword: z.string(), title: z.nullable(z.string()) }));

/** Reads the titles of these articles, by id. Undefined until then; after a failure the next change of place reads again. */
export function useContentTitles(contentIds: readonly string[]): ReadonlyMap<string, string> | undefined {
  const openSupabase = useOpenSupabase();
  const wanted = [...new Set(contentIds)].toSorted();
  const { data } = useQuery({
    queryKey: ['content-titles', wanted],
    queryFn: async ({ signal }) => {
      const supabase = await openSupabase();
      const rows = await supabase
        .from('contents')
        .select('id, keyword, title')
        .in('id', wanted)
        .abortSignal(signal);
      return new Map(rowsSchema.parse(rows.data).map(({ id, keyword, title }) => [id, title ?? keyword]));
    },
    enabled: wanted.length > 0,
    placeholderData: keepPreviousData,
  });
  return data;
}

'use client';

import { useEffect, useState } from 'react';
import { z } from 'zod';
import { useSupabaseClient } from '@/features/session/supabase-provider.tsx';

const rowsSchema = z.array(z.object({ id: z.string(), keyword: z.string(), title: z.string().nullable() }));

const NO_TITLES: ReadonlyMap<string, string> = new Map();

/** What these articles are called, once it is known. */
export function useContentTitles(contentIds: readonly string[]): ReadonlyMap<string, string> {
  const supabase = useSupabaseClient();
  const [titles, setTitles] = useState(NO_TITLES);
  const wanted = [...new Set(contentIds)].filter((id) => !titles.has(id)).join(',');

  useEffect(() => {
    if (wanted === '') return undefined;
    const end = new AbortController();
    supabase
      .from('contents')
      .select('id, keyword, title')
      .in('id', wanted.split(','))
      .abortSignal(end.signal)
      .then(({ data }) => {
        // Without an answer the article stays without its name; the next change of place asks again.
        const rows = rowsSchema.safeParse(data);
        if (end.signal.aborted || !rows.success || rows.data.length === 0) return;
        setTitles((known) => new Map([...known, ...rows.data.map((row) => toEntry(row))]));
      });
    return () => end.abort();
  }, [supabase, wanted]);

  return titles;
}

function toEntry(row: z.infer<typeof rowsSchema>[number]): [string, string] {
  return [row.id, row.title ?? row.keyword];
}

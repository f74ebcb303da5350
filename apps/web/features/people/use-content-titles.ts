'use client';

import { useEffect, useState } from 'react';
import { z } from 'zod';
import { useSupabaseClient } from '@/features/session/supabase-provider.tsx';

const rowsSchema = z.array(z.object({ id: z.string(), keyword: z.string(), title: z.string().nullable() }));

const NO_TITLES: ReadonlyMap<string, string> = new Map();

/** Reads the titles of these articles. Articles whose title is not known yet are missing. */
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
        // After a failure the title stays missing; the next change of place reads it again.
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

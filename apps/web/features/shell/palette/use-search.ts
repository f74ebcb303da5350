import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readApi } from '@/features/problems/read-api.ts';
import { readRecentIds } from './recent-articles.ts';
import { searchResultSchema } from './search-result.ts';

/** A search begins when no key was pressed for this long. */
const PAUSE_MS = 120;

/** What the database finds for a text; for an empty one, the articles that were opened last. */
export function useSearch(userId: string, text: string) {
  const query = usePaused(text.trim());
  return useQuery({
    queryKey: ['search', query],
    queryFn: ({ signal }) => {
      const parameters = new URLSearchParams(
        query === '' ? { recent: readRecentIds(userId).join(',') } : { query },
      );
      return readApi(`/api/search?${parameters}`, searchResultSchema, { signal });
    },
    placeholderData: keepPreviousData,
    // a title may have changed since
    staleTime: 0,
  });
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    if (text === paused) return undefined;
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, paused]);
  return paused;
}

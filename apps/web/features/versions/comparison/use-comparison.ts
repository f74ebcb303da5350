import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { readApi } from '@/features/problems/read-api.ts';
import { CURRENT, namedComparisonSchema, type VersionRef } from '../version.ts';

interface ComparedPair {
  from: VersionRef;
  to: VersionRef;
  /** Changes when the article may have changed. */
  revision: string;
}

/** The result of {@link useComparison}. */
export type ComparisonView = ReturnType<typeof useComparison>;

/**
 * Fetches the comparison of two versions, and fetches it again when one of them is the present text and that changed. The
 * previous answer stays while another one loads.
 */
export function useComparison(contentId: string, { from, to, revision }: ComparedPair) {
  const moment = from === CURRENT || to === CURRENT ? revision : '';
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['comparison', contentId, from, to, moment],
    queryFn: ({ signal }) =>
      readApi(`/api/content/${contentId}/versions/compare?from=${from}&to=${to}`, namedComparisonSchema, {
        signal,
      }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return {
    /** Null until it has loaded. */
    comparison: data ?? null,
    problem: error?.problem ?? null,
    isLoading: isFetching,
    retry: () => void refetch(),
  };
}

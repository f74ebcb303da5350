'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/features/problems/call-api.ts';
import type { Problem } from '@/features/problems/problem.ts';
import { CURRENT, namedComparisonSchema, type NamedComparison, type VersionRef } from '../version.ts';

interface Answer {
  key: string;
  comparison: NamedComparison | null;
  problem: Problem | null;
}

/** The result of {@link useComparison}. */
export interface ComparisonView {
  /** Null until it has loaded. The previous comparison stays while another one loads. */
  comparison: NamedComparison | null;
  problem: Problem | null;
  isLoading: boolean;
  retry: () => void;
}

interface ComparedPair {
  from: VersionRef;
  to: VersionRef;
  /** Changes when the article may have changed. */
  revision: string;
}

/**
 * Fetches the comparison of two versions, and fetches it again when one of them is the present text and that changed.
 */
export function useComparison(contentId: string, { from, to, revision }: ComparedPair): ComparisonView {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const moment = from === CURRENT || to === CURRENT ? revision : '';
  const key = [from, to, moment, attempt].join(' ');

  useEffect(() => {
    const end = new AbortController();
    callApi(`/api/content/${contentId}/versions/compare?from=${from}&to=${to}`, {
      schema: namedComparisonSchema,
      signal: end.signal,
    }).then(
      (result) =>
        setAnswer({
          key,
          comparison: result.ok ? result.data : null,
          problem: result.ok ? null : result.problem,
        }),
      (error: unknown) => {
        if (!end.signal.aborted) throw error;
      },
    );
    return () => end.abort();
  }, [contentId, from, to, key]);

  return {
    comparison: answer?.comparison ?? null,
    problem: answer?.problem ?? null,
    isLoading: answer?.key !== key,
    retry: () => setAttempt((attempt) => attempt + 1),
  };
}

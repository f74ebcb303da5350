'use client';

import { defineTopic } from '@headway/realtime/client';
import { useTopic } from '@headway/realtime/react';
import { NO_CHANGES, projectFold, projectTopic } from '@headway/topics/project';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callApi } from '@/features/problems/call-api.ts';
import type { Problem } from '@/features/problems/problem.ts';
import { versionPageSchema, type VersionPage } from '../version.ts';

const MOST_AT_ONCE = 200;

/** A store of its own, because it starts at the cursor of this page. */
const versionTopic = defineTopic(projectFold);

/** What {@link useVersions} gives. */
export interface Versions extends VersionPage {
  /** Changes with everything that was kept, named or restored since the page was rendered. */
  revision: number;
  /** Fetches older ones. Resolves with null, or with why it could not. */
  fetchOlder: () => Promise<Problem | null>;
  /** Fetches again what is shown. */
  refresh: () => Promise<Problem | null>;
}

interface VersionsOptions {
  projectId: string;
  contentId: string;
  /** What the server rendered. */
  initial: VersionPage;
  /** Of the project's topic, not newer than `initial`. */
  cursor: string;
}

/** The versions of an article: what the server rendered, and what has been kept, named and restored since. */
export function useVersions({ projectId, contentId, initial, cursor }: VersionsOptions): Versions {
  const [page, setPage] = useState(initial);
  const shown = useRef(initial.versions.length);
  const { state } = useTopic(projectTopic(projectId), versionTopic, {
    initial: { state: NO_CHANGES, cursor },
  });
  const revision = state?.versions[contentId] ?? 0;

  const refresh = useCallback(async (): Promise<Problem | null> => {
    const limit = Math.min(Math.max(shown.current + 1, 50), MOST_AT_ONCE);
    const answer = await callApi(`/api/content/${contentId}/versions?limit=${limit}`, {
      schema: versionPageSchema,
    });
    if (!answer.ok) return answer.problem;
    shown.current = answer.data.versions.length;
    setPage(answer.data);
    return null;
  }, [contentId]);

  useEffect(() => {
    // Unanswered, the next version or the next visit to the page asks again.
    if (revision > 0) void refresh();
  }, [revision, refresh]);

  useEffect(() => {
    // what was written meanwhile is not told, only what was kept
    function look() {
      if (document.visibilityState === 'visible') void refresh();
    }
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [refresh]);

  async function fetchOlder(): Promise<Problem | null> {
    if (page.next === null) return null;
    const answer = await callApi(`/api/content/${contentId}/versions?before=${page.next}`, {
      schema: versionPageSchema,
    });
    if (!answer.ok) return answer.problem;
    const { versions, next } = answer.data;
    setPage((page) => ({ ...page, next, versions: [...page.versions, ...versions] }));
    shown.current += versions.length;
    return null;
  }

  return { ...page, revision, fetchOlder, refresh };
}

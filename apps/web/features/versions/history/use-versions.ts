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

/** The result of {@link useVersions}. */
export interface Versions extends VersionPage {
  /** Changes whenever a version was saved, named or restored. */
  revision: number;
  /** Fetches older versions. Resolves with null, or with the reason for a failure. */
  fetchOlder: () => Promise<Problem | null>;
  /** Fetches the shown versions again. */
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

/** The versions of an article: as the server rendered them, with everything saved, named and restored since. */
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
    // After a failure, the next version or the next visit to the page fetches again.
    if (revision > 0) void refresh();
  }, [revision, refresh]);

  useEffect(() => {
    // the topic has an event for each saved version, but none for edits
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

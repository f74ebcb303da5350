import { defineTopic } from '@headway/realtime/client';
import { useTopic } from '@headway/realtime/react';
import { NO_CHANGES, projectFold, projectTopic } from '@headway/topics/project';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Problem } from '@/features/problems/problem.ts';
import type { VersionPage } from '../version.ts';
import { createTurns } from './create-turns.ts';
import { versionsQuery } from './versions-query.ts';

/** A store of its own, because it starts at the cursor of this page. */
const versionTopic = defineTopic(projectFold);

interface VersionsOptions {
  projectId: string;
  contentId: string;
  /** What the server rendered. */
  initial: VersionPage;
  /** Of the project's topic, not newer than `initial`. */
  cursor: string;
}

/** The result of {@link useVersions}. */
export type Versions = ReturnType<typeof useVersions>;

/** The versions of an article: as the server rendered them, with everything saved, named and restored since. */
export function useVersions({ projectId, contentId, initial, cursor }: VersionsOptions) {
  const { state } = useTopic(projectTopic(projectId), versionTopic, {
    initial: { state: NO_CHANGES, cursor },
  });
  const revision = state?.versions[contentId] ?? 0;
  const { data, hasNextPage, isFetching, refetch, fetchNextPage } = useInfiniteQuery(
    versionsQuery(contentId, initial),
  );
  const [turns] = useState(createTurns);
  useEffect(() => {
    // After a failure, the next version or the next visit to the page fetches again.
    if (revision > 0) void turns.refetch(refetch);
  }, [revision, refetch, turns]);

  /** Fetches the shown versions again. Resolves with null, or with the reason for a failure. */
  async function refresh(): Promise<Problem | null> {
    const { error } = await turns.refetch(refetch);
    return error?.problem ?? null;
  }
  /** Fetches older versions. Resolves with null, or with the reason for a failure. */
  async function fetchOlder(): Promise<Problem | null> {
    const { error } = await turns.fetchNext({ isFetching, refetch, fetchNextPage });
    return error?.problem ?? null;
  }

  return {
    versions: data.pages.flatMap(({ versions }) => versions),
    /** Edits since the newest version. */
    unkept: data.pages[0]?.unkept ?? initial.unkept,
    /** Changes whenever a version was saved, named or restored. */
    revision,
    hasOlder: hasNextPage,
    fetchOlder,
    refresh,
  };
}

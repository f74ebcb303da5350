import { defineTopic } from '@headway/realtime/client';
import { useTopic } from '@headway/realtime/react';
import { NO_CHANGES, projectFold, projectTopic } from '@headway/topics/project';
import { useInfiniteQuery } from '@tanstack/react-query';
import pLimit from 'p-limit';
import { useEffect, useState } from 'react';
import type { Problem } from '@/features/problems/problem.ts';
import type { VersionPage } from '../version.ts';
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
  // A fetch that begins during another one would abort it: an older page would be lost without a word.
  const [inTurn] = useState(() => pLimit(1));
  useEffect(() => {
    // After a failure, the next version or the next visit to the page fetches again.
    if (revision > 0) void inTurn(refetch);
  }, [revision, refetch, inTurn]);

  /** Fetches the shown versions again. Resolves with null, or with the reason for a failure. */
  async function refresh(): Promise<Problem | null> {
    const { error } = await inTurn(refetch);
    return error?.problem ?? null;
  }
  /** Fetches older versions. Resolves with null, or with the reason for a failure. */
  async function fetchOlder(): Promise<Problem | null> {
    const { error } = await inTurn(async () => {
      // The window's focus also fetches, and fetching the next page would abort that.
      if (isFetching) await refetch({ cancelRefetch: false });
      return fetchNextPage();
    });
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

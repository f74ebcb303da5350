import { defineTopic } from '@headway/realtime/client';
import { useTopic } from '@headway/realtime/react';
import { NO_CHANGES, projectFold, projectTopic } from '@headway/topics/project';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '@/features/problems/problem.ts';
import type { VersionPage } from '../version.ts';
import { createTurns } from './create-turns.ts';
import { readChanged } from './read-changed.ts';
import { versionsQuery } from './versions-query.ts';

/** A store of its own, because it starts at the cursor of this page. */
const versionTopic = defineTopic(projectFold);

const NONE: readonly string[] = [];

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
  const changed = state?.versions[contentId] ?? NONE;
  const client = useQueryClient();
  const { data, hasNextPage, isFetching, refetch, fetchNextPage } = useInfiniteQuery(
    versionsQuery(contentId, initial),
  );
  const [turns] = useState(createTurns);
  /** How many of the changes are in the shown pages. */
  const answered = useRef(0);
  useEffect(() => {
    void turns.change(async () => {
      if (changed.length < answered.current) {
        // The topic began anew, and what happened before is not known.
        answered.current = changed.length;
        await refetch();
      } else if (changed.length > answered.current) {
        const problem = await readChanged(
          client,
          versionsQuery(contentId, initial),
          changed.slice(answered.current),
        );
        // After a failure, the next version or the next visit to the page reads them.
        if (problem === null) answered.current = changed.length;
      }
    });
  }, [changed, client, contentId, initial, refetch, turns]);

  /** Reads these versions again. Resolves with null, or with the reason for a failure. */
  function refresh(ids: readonly string[]): Promise<Problem | null> {
    return turns.change(() => readChanged(client, versionsQuery(contentId, initial), ids));
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
    revision: changed.length,
    hasOlder: hasNextPage,
    fetchOlder,
    refresh,
  };
}

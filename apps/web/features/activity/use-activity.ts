import { defineTopic } from '@headway/realtime/client';
import { useTopic } from '@headway/realtime/react';
import { NO_CHANGES, projectFold, projectTopic } from '@headway/topics/project';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callApi } from '@/features/problems/call-api.ts';
import type { Problem } from '@/features/problems/problem.ts';
import { activityPageSchema, type ActivityPage } from './activity.ts';
import { toActivityApiPath, type ActivityQuery } from './activity-query.ts';
import { mergePages } from './merge-pages.ts';

/** A store of its own, because it starts at the cursor of this page. */
const activityTopic = defineTopic(projectFold);

interface ActivityOptions {
  projectId: string;
  query: ActivityQuery;
  /** What the server rendered. */
  initial: ActivityPage;
  /** Of the project's topic, not newer than `initial`. */
  cursor: string;
}

/** The activity of a project: as the server rendered it, with everything since, and older rows when they are asked for. */
export function useActivity({ projectId, query, initial, cursor }: ActivityOptions) {
  const { state, status } = useTopic(projectTopic(projectId), activityTopic, {
    initial: { state: NO_CHANGES, cursor },
  });
  const [page, setPage] = useState(initial);
  const reading = useRef({ isUnderWay: false, isDue: false });

  const read = useCallback(
    async (before: number | null): Promise<Problem | null> => {
      const answer = await callApi(toActivityApiPath(projectId, query, before), activityPageSchema);
      if (!answer.ok) return answer.problem;
      setPage((shown) => mergePages(shown, answer.data));
      return null;
    },
    [projectId, query],
  );
  const newest = state?.activity;
  useEffect(() => {
    const now = reading.current;
    now.isDue = true;
    if (newest === undefined || status !== 'live' || now.isUnderWay) return;
    now.isUnderWay = true;
    void (async () => {
      // What happens during a request is read by the next one. After a failure, the next event or connection reads it.
      while (now.isDue) {
        now.isDue = false;
        await read(null);
      }
      now.isUnderWay = false;
    })();
  }, [newest, status, read]);

  return {
    rows: page.rows,
    hasOlder: page.next !== null,
    /** Reads older rows. Resolves with null, or with the reason for a failure. */
    readOlder: () => read(page.next),
  };
}

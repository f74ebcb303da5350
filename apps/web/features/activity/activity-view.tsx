'use client';

import Link from 'next/link';
import { useRef, useTransition } from 'react';
import { Button } from '@/components/button.tsx';
import { useIsHydrated } from '@/components/hooks/use-is-hydrated.ts';
import { usePacedMessage } from '@/components/hooks/use-paced-message.ts';
import { LiveMessage } from '@/components/live-message.tsx';
import { EmptyState } from '@/components/pages/empty-state.tsx';
import { groupByDay, toDayLabel } from '@/components/time/days.ts';
import { showProblem } from '@/features/problems/show-refusal.ts';
import type { ActivityPage } from './activity.ts';
import { ActivityFilters } from './activity-filters.tsx';
import { toActivityPath, type ActivityQuery } from './activity-query.ts';
import { ActivityRow } from './activity-row.tsx';
import { toPlainSentence } from './to-sentence.ts';
import { useActivity } from './use-activity.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';

interface ActivityViewProps {
  projectId: string;
  query: ActivityQuery;
  page: ActivityPage;
  /** Of the project's topic, not newer than `page`. */
  cursor: string;
  actors: readonly { userId: string; displayName: string }[];
}

/** What happened in a project, by days, newest first and live. */
export function ActivityView({ projectId, query, page, cursor, actors }: ActivityViewProps) {
  const { rows, hasOlder, readOlder } = useActivity({ projectId, query, initial: page, cursor });
  // The server does not know the reader's time zone.
  const timeZone = useIsHydrated() ? undefined : 'UTC';
  const [isPending, startTransition] = useTransition();
  const list = useRef<HTMLDivElement>(null);
  const newest = rows[0];
  useSteadyScroll(list, newest?.id);
  const isNew = newest !== undefined && newest.id !== page.rows[0]?.id;
  const message = usePacedMessage('', isNew ? toPlainSentence(projectId, newest) : '');

  async function showOlder() {
    const problem = await readOlder();
    if (problem !== null) showProblem('Could not be loaded', problem);
  }

  return (
    <>
      <ActivityFilters projectId={projectId} query={query} actors={actors} />
      <LiveMessage>{message}</LiveMessage>
      <div ref={list} className="relative mt-8 max-w-3xl [overflow-anchor:none]">
        {groupByDay(rows, ({ at }) => at, timeZone).map(({ day, items }) => (
          <section key={day} aria-labelledby={`day-${day}`} className="mb-8">
            <h2 id={`day-${day}`} className="eyebrow border-b border-rule pb-2">
              {toDayLabel(day)}
            </h2>
            <ul className="mt-1">
              {items.map((activity) => (
                <ActivityRow
                  key={activity.id}
                  projectId={projectId}
                  activity={activity}
                  timeZone={timeZone}
                />
              ))}
            </ul>
          </section>
        ))}
        {rows.length === 0 && <NoActivity projectId={projectId} query={query} />}
        {hasOlder && (
          <Button pending={isPending} onClick={() => startTransition(showOlder)}>
            Show older
          </Button>
        )}
      </div>
    </>
  );
}

function NoActivity({ projectId, query }: { projectId: string; query: ActivityQuery }) {
  if (query.person !== null || query.about !== null) {
    return (
      <EmptyState
        title="Nothing found"
        action={
          <Button asChild>
            <Link href={toActivityPath(projectId, {})}>Show everything</Link>
          </Button>
        }
      >
        Nothing that you chose happened in the last 400 days.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing has happened yet"
      action={
        <Button asChild>
          <Link href={`/projects/${projectId}`}>Go to the project</Link>
        </Button>
      }
    >
      Articles, edits, comments and changes of members appear here. Start an article to see the first.
    </EmptyState>
  );
}

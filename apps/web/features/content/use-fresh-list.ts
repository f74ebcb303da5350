'use client';

import { useTopic } from '@headway/realtime/react';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useRef } from 'react';
import { isGenerationEnded } from '@/features/generation/generation-topic.ts';
import type { ContentSummary } from './content.ts';
import { NO_CHANGES, projectTopic, type ProjectChanges } from './project-topic.ts';

/**
 * Renders the page anew when something happened in the project that its rows do not follow by themselves: a content
 * was added, or one that had ended was begun again. `cursor` is of the project's topic, not newer than `contents`.
 */
export function useFreshList(projectId: string, cursor: string, contents: readonly ContentSummary[]): void {
  const router = useRouter();
  const { state: changes } = useTopic(`project:${projectId}`, projectTopic, {
    initial: { state: NO_CHANGES, cursor },
  });
  const answered = useRef<ProjectChanges | null>(null);
  useEffect(() => {
    // A content deleted since stays unknown: the same changes are answered once.
    if (changes === null || changes === answered.current || !isNews(changes, contents)) return;
    answered.current = changes;
    startTransition(() => router.refresh());
  }, [changes, contents, router]);
}

function isNews({ contents: statuses }: ProjectChanges, contents: readonly ContentSummary[]): boolean {
  return Object.entries(statuses).some(([id, status]) => {
    const row = contents.find((content) => content.id === id);
    return row === undefined || (isGenerationEnded(row) && row.status !== status);
  });
}

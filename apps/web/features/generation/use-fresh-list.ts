import { useTopic } from '@headway/realtime/react';
import { isGenerationEnded } from '@headway/topics/content';
import { NO_CHANGES, projectTopic, type ProjectChanges } from '@headway/topics/project';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useRef } from 'react';
import { projectChangesTopic } from '@/features/projects/project-changes-topic.ts';
import type { ContentSummary } from '@/features/projects/content.ts';

/**
 * Renders the page anew when something happened in the project that its rows do not follow by themselves: a content
 * was added, or one that had ended was begun again. `cursor` is of the project's topic, not newer than `contents`.
 */
export function useFreshList(projectId: string, cursor: string, contents: readonly ContentSummary[]): void {
  const router = useRouter();
  const { state } = useTopic(projectTopic(projectId), projectChangesTopic, {
    initial: { state: NO_CHANGES, cursor },
  });
  const statuses = state?.contents;
  const answered = useRef<ProjectChanges['contents'] | null>(null);
  useEffect(() => {
    // A content deleted since stays unknown: the same changes are answered once.
    if (!statuses || statuses === answered.current || !isNews(statuses, contents)) return;
    answered.current = statuses;
    startTransition(() => router.refresh());
  }, [statuses, contents, router]);
}

function isNews(statuses: ProjectChanges['contents'], contents: readonly ContentSummary[]): boolean {
  return Object.entries(statuses).some(([id, status]) => {
    const row = contents.find((content) => content.id === id);
    return row === undefined || (isGenerationEnded(row) && row.status !== status);
  });
}

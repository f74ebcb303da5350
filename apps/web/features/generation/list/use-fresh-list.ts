import { useTopic } from '@headway/realtime/react';
import { isGenerationEnded } from '@headway/topics/content';
import { NO_CHANGES, projectTopic, type ProjectChanges, type Shelf } from '@headway/topics/project';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useRef } from 'react';
import { projectChangesTopic } from '@/features/projects/project-changes-topic.ts';
import type { ContentSummary } from '@/features/projects/content.ts';

/** A list of contents as the server rendered it. */
interface RenderedList {
  projectId: string;
  /** Of the project's topic, not newer than the contents. */
  cursor: string;
  shelf: Shelf;
  contents: readonly ContentSummary[];
}

/**
 * Renders the page anew when something happened in the project that its rows do not follow by themselves: a content
 * was added, moved to another shelf or deleted, one that had ended was begun again, the queue of keywords changed, or
 * the project was renamed or moved to the trash.
 */
export function useFreshList(list: RenderedList): void {
  const { projectId, cursor, shelf, contents } = list;
  const router = useRouter();
  const { state } = useTopic(projectTopic(projectId), projectChangesTopic, {
    initial: { state: NO_CHANGES, cursor },
  });
  const answered = useRef<ProjectChanges>(NO_CHANGES);
  useEffect(() => {
    // A content of another page of the list stays unknown: the same changes are answered once.
    if (!state || !isNews(state, answered.current, shelf, contents)) return;
    answered.current = state;
    startTransition(() => router.refresh());
  }, [state, shelf, contents, router]);
}

function isNews(
  changes: ProjectChanges,
  answered: ProjectChanges,
  shelf: Shelf,
  contents: readonly ContentSummary[],
): boolean {
  const rows = new Map(contents.map((content) => [content.id, content]));
  if (changes.project !== answered.project || changes.queue !== answered.queue) return true;
  const isBegun =
    changes.contents !== answered.contents &&
    Object.entries(changes.contents).some(([id, status]) => {
      const row = rows.get(id);
      return row === undefined || (isGenerationEnded(row) && row.status !== status);
    });
  const isMoved =
    changes.shelves !== answered.shelves &&
    Object.entries(changes.shelves).some(([id, now]) => (rows.has(id) ? now !== shelf : now === shelf));
  return isBegun || isMoved;
}

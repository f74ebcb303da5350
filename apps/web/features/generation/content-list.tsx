'use client';

import { EmptyState } from '@/components/pages/empty-state.tsx';
import type { ContentSummary } from '@/features/projects/content.ts';
import { ContentRow } from './content-row.tsx';
import { useFreshList } from './use-fresh-list.ts';

interface ContentListProps {
  projectId: string;
  contents: readonly ContentSummary[];
  /** Of the project's topic. */
  cursor: string;
  /** Whether this person may start an article. */
  mayWrite: boolean;
}

/** The articles of a project, newest first. */
export function ContentList({ projectId, contents, cursor, mayWrite }: ContentListProps) {
  useFreshList(projectId, cursor, contents);
  if (contents.length === 0) {
    return (
      <EmptyState title="No articles yet">
        {mayWrite
          ? 'Type a keyword above. You can watch the article being researched and written.'
          : 'Articles appear here once an editor of this project starts one.'}
      </EmptyState>
    );
  }
  return (
    <ul className="border-t border-rule">
      {contents.map((content) => (
        <ContentRow key={content.id} content={content} />
      ))}
    </ul>
  );
}

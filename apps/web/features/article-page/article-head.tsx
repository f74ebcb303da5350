import { useEffect, type ReactNode } from 'react';
import { Breadcrumb } from '@/components/pages/breadcrumb.tsx';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import type { ContentDetail } from '@/features/projects/content.ts';

interface ArticleHeadProps extends Pick<ContentDetail, 'content' | 'projectName'> {
  /** The present title. */
  title: string;
  actions: ReactNode;
}

/** The line above an article: its project, its keyword, who started it, and actions. Its heading is in the article itself. */
export function ArticleHead({ content, projectName, title, actions }: ArticleHeadProps) {
  const { projectId, keyword, createdBy, createdAt } = content;
  useEffect(() => {
    document.title = `${title} · Headway`;
  }, [title]);
  return (
    <div className="page-wide flex items-start justify-between gap-x-4 print:hidden">
      <div className="min-w-0">
        <Breadcrumb
          trail={[
            { label: 'Projects', href: '/projects' },
            { label: projectName, href: `/projects/${projectId}` },
          ]}
          current={title}
        />
        <p className="mt-1 text-sm text-ink-faint">
          Keyword: {keyword} · Started by {createdBy.displayName} <RelativeTime iso={createdAt} />
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-2">{actions}</div>
    </div>
  );
}

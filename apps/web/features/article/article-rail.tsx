'use client';

import type { StageState } from '@headway/generations/protocol';
import type { Article } from '@headway/pipeline/article';
import { Tabs } from '@/components/tabs.tsx';
import { StageList } from '@/features/generation/stage-list.tsx';
import { ChecksView } from './checks-view.tsx';
import { ScoreView } from './score-view.tsx';
import { SearchPreview } from './search-preview.tsx';
import { TermsView } from './terms-view.tsx';

/** All that is known about a finished article, beside it. */
export function ArticleRail({ article, stages }: { article: Article; stages: readonly StageState[] }) {
  const open = article.checks.filter((check) => check.level !== 'pass').length;
  return (
    <Tabs
      label="About this article"
      tabs={[
        {
          id: 'score',
          label: 'Score',
          content: <ScoreView score={article.score} changes={article.changes} />,
        },
        {
          id: 'checks',
          label: (
            <>
              Checks
              {open > 0 && (
                <>
                  {' '}
                  <span className="text-ink-faint tabular-nums">{open}</span>
                  <span className="sr-only"> open</span>
                </>
              )}
            </>
          ),
          content: <ChecksView checks={article.checks} />,
        },
        { id: 'terms', label: 'Terms', content: <TermsView terms={article.terms} /> },
        { id: 'preview', label: 'Preview', content: <SearchPreview article={article} /> },
        { id: 'run', label: 'Run', content: <StageList stages={stages} /> },
      ]}
    />
  );
}

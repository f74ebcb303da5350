'use client';

import type { StageState } from '@headway/topics/content';
import type { Article } from '@headway/pipeline/article';
import { Tabs } from '@/components/tabs.tsx';
import type { Problem } from '@/features/problems/problem.ts';
import { StageList } from '@/features/generation/stage-list.tsx';
import { ChecksView } from '@/features/reading/score/checks-view.tsx';
import { LiveSummary } from '@/features/reading/score/live-summary.tsx';
import { ScoreView } from '@/features/reading/score/score-view.tsx';
import { SearchPreview } from '@/features/reading/score/search-preview.tsx';
import { TermsView } from '@/features/reading/score/terms-view.tsx';

interface ArticleRailProps {
  /** As it is to be shown: as stored, or as measured while people write in it. */
  article: Article;
  stages: readonly StageState[];
  /** The stored version, for an article that is being written in: changes are counted from it. */
  stored?: Article | null;
  /** Whether the text is newer than what is shown. Default false. */
  isMeasuring?: boolean;
  /** Why it cannot be measured. */
  problem?: Problem | null;
  /** Leads to a term in the text. */
  onShowTerm?: (term: string) => void;
  /** Leads to a passage of the text, given as a reader sees it. */
  onShowPassage?: (passage: string) => void;
}

/** All that is known about a finished article, beside it; it keeps up while people write. */
export function ArticleRail(props: ArticleRailProps) {
  const { article, stages, stored = null, isMeasuring = false, problem = null } = props;
  const { onShowTerm, onShowPassage } = props;
  const isLive = stored !== null || isMeasuring || problem !== null;
  const open = article.checks.filter((check) => check.level !== 'pass').length;
  return (
    <>
      {isLive && (
        <LiveSummary
          article={article}
          stored={stored ?? article}
          isMeasuring={isMeasuring}
          problem={problem}
        />
      )}
      <Tabs
        label="About this article"
        tabs={[
          {
            id: 'score',
            label: 'Score',
            content: <ScoreView article={article} stored={stored} onShowHeading={onShowPassage} />,
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
            content: (
              <ChecksView checks={article.checks} stored={stored?.checks} onShowPassage={onShowPassage} />
            ),
          },
          {
            id: 'terms',
            label: 'Terms',
            content: <TermsView terms={article.terms} stored={stored?.terms} onShowTerm={onShowTerm} />,
          },
          { id: 'preview', label: 'Preview', content: <SearchPreview article={article} /> },
          { id: 'run', label: 'Run', content: <StageList stages={stages} /> },
        ]}
      />
    </>
  );
}

import type { StageState } from '@headway/topics/content';
import type { AssessedArticle } from '@headway/pipeline/article';
import { Tabs } from '@/components/tabs.tsx';
import type { Noindex } from '@/features/projects/use-noindex.ts';
import type { Problem } from '@/features/problems/problem.ts';
import { StageList } from '@/features/generation/stage-list.tsx';
import type { ClaimActions } from '@/features/reading/score/figure-claims.tsx';
import { ChecksView } from '@/features/reading/score/checks-view.tsx';
import { LiveSummary } from '@/features/reading/score/live-summary.tsx';
import { ScoreView } from '@/features/reading/score/score-view.tsx';
import { SearchPreview } from '@/features/reading/score/search-preview.tsx';
import type { TermActions } from '@/features/reading/score/term-actions.ts';
import { TermsView } from '@/features/reading/score/terms-view.tsx';

interface ArticleRailProps {
  article: AssessedArticle;
  stages: readonly StageState[];
  /** The stored version, from which changes are counted. */
  stored: AssessedArticle;
  isAssessing: boolean;
  /** Why the text cannot be assessed; null when it can. */
  problem: Problem | null;
  /** The team's choice of terms, and the term that is shown in the text. */
  terms: TermActions;
  /** Scrolls to a passage of the text, given as plain text. */
  onShow: (words: string) => void;
  noindex: Noindex;
  figures: ClaimActions;
}

/** The column beside a finished article: score, checks, terms, preview and stages, updated while people edit. */
export function ArticleRail({
  article,
  stages,
  stored,
  terms,
  isAssessing,
  problem,
  onShow,
  noindex,
  figures,
}: ArticleRailProps) {
  const open = article.checks.filter((check) => check.level !== 'pass').length;
  return (
    <>
      <LiveSummary article={article} stored={stored} isAssessing={isAssessing} problem={problem} />
      <Tabs
        label="About this article"
        tabs={[
          {
            id: 'score',
            label: 'Score',
            content: <ScoreView article={article} stored={stored} onShow={onShow} />,
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
              <ChecksView checks={article.checks} stored={stored.checks} onShow={onShow} figures={figures} />
            ),
          },
          {
            id: 'terms',
            label: 'Terms',
            content: <TermsView terms={article.terms} stored={stored.terms} actions={terms} />,
          },
          {
            id: 'preview',
            label: 'Preview',
            content: <SearchPreview article={article} noindex={noindex} />,
          },
          { id: 'run', label: 'Run', content: <StageList stages={stages} /> },
        ]}
      />
    </>
  );
}

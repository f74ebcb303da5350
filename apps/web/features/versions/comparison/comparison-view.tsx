import { toCount } from '@/components/to-count.ts';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { cn } from '@/components/cn.ts';
import { LiveMessage } from '@/components/live-message.tsx';
import { SelectField } from '@/components/forms/select-field.tsx';
import { SkeletonText } from '@/components/skeleton.tsx';
import { Switch } from '@/components/forms/switch.tsx';
import { toSentence } from '@/features/problems/problem.ts';
import { ComparedArticle } from './compared-article.tsx';
import { useChangeSteps } from './use-change-steps.ts';
import type { ComparisonView as View } from './use-comparison.ts';
import type { NamedComparison } from '../version.ts';
import { WriterList } from './writer-list.tsx';

const STEPS = [
  { go: 'previous', label: 'Previous change', key: 'Up', icon: ArrowUp },
  { go: 'next', label: 'Next change', key: 'Down', icon: ArrowDown },
] as const;

interface ComparisonViewProps {
  title: string;
  /** The versions to compare with, and the chosen one. */
  against: { value: string; label: string }[];
  value: string;
  onValueChange: (value: string) => void;
  view: View;
  locale: string;
  /** The actions on the shown version. */
  actions: ReactNode;
}

/** A version with its changes marked, and buttons that go from change to change. */
export function ComparisonView({ title, against, view, locale, actions, ...choice }: ComparisonViewProps) {
  const { comparison, problem, isLoading, retry } = view;
  const [onlyChanges, setOnlyChanges] = useState(false);
  const articleRef = useRef<HTMLElement>(null);
  const shown = useMemo(() => ({ comparison, onlyChanges }), [comparison, onlyChanges]);
  const steps = useChangeSteps(articleRef, shown);
  const hasChanges = comparison !== null && steps.count > 0;
  return (
    <section aria-label="Comparison" className="min-w-0">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <h2 className="min-w-0 font-serif text-xl font-semibold tracking-tight break-words">{title}</h2>
        <div className="flex flex-wrap gap-2">{actions}</div>
      </div>
      <div className="sticky top-0 z-10 -mx-1 mt-3 flex flex-wrap items-end gap-x-5 gap-y-3 border-b border-rule bg-paper px-1 py-3">
        <SelectField
          label="Compared with"
          name="against"
          options={against}
          {...choice}
          className="h-9 w-56 max-w-full"
        />
        <div className="flex h-9 items-center gap-2 text-sm">
          <Switch label="Only changes" checked={onlyChanges} onCheckedChange={setOnlyChanges} />
          <span aria-hidden>Only changes</span>
        </div>
        <div className="ml-auto flex items-center gap-1">
          <span className="mr-1 text-sm text-ink-soft tabular-nums">
            {steps.current > 0 ? `${steps.current} of ${steps.count}` : toChanges(steps.count)}
          </span>
          {STEPS.map(({ go, label, key, icon: Icon }) => (
            <Button
              key={go}
              size="icon"
              tone="quiet"
              aria-label={label}
              aria-keyshortcuts={`Alt+Arrow${key}`}
              title={`${label} (Alt and arrow ${key.toLowerCase()})`}
              disabled={!hasChanges}
              onClick={steps[go]}
            >
              <Icon aria-hidden />
            </Button>
          ))}
        </div>
      </div>
      <LiveMessage>
        {isLoading || comparison === null ? '' : `Comparison loaded, ${toChanges(steps.count)}`}
      </LiveMessage>
      {problem !== null && (
        <Callout tone="danger" title="These versions could not be compared" role="alert" className="mt-6">
          <p>{toSentence(problem)}</p>
          <Button size="small" onClick={retry} pending={isLoading} className="mt-3">
            Try again
          </Button>
        </Callout>
      )}
      {comparison === null ? (
        problem === null && <AwaitedComparison />
      ) : (
        <div className={cn('mt-5 max-w-[42rem]', isLoading && 'opacity-60')} aria-busy={isLoading}>
          <Summary comparison={comparison} />
          <ComparedArticle
            comparison={comparison}
            locale={locale}
            onlyChanges={onlyChanges && hasChanges}
            articleRef={articleRef}
          />
        </div>
      )}
    </section>
  );
}

function toChanges(count: number): string {
  return count === 0 ? 'No changes' : toCount(count, 'change');
}

function Summary({ comparison }: { comparison: NamedComparison }) {
  const { added, removed } = comparison.words;
  if (added === 0 && removed === 0) return null;
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-5 gap-y-1.5">
      <p className="text-sm text-ink-soft tabular-nums">
        {toCount(added, 'word')} added, {toCount(removed, 'word')} removed
      </p>
      <WriterList comparison={comparison} />
    </div>
  );
}

function AwaitedComparison() {
  return (
    <div className="mt-6 max-w-[42rem] animate-late space-y-4">
      <output className="text-sm text-ink-soft">Comparing versions</output>
      <SkeletonText />
    </div>
  );
}

import type { Check } from '@headway/pipeline/article';
import { CircleCheck, OctagonX, TriangleAlert } from 'lucide-react';
import { cn } from '@/components/cn.ts';
import { FigureClaims, type ClaimActions } from './figure-claims.tsx';

const levels = [
  { level: 'block', title: 'Fix before publishing', icon: OctagonX, tone: 'text-danger' },
  { level: 'warn', title: 'Could be improved', icon: TriangleAlert, tone: 'text-caution' },
  { level: 'pass', title: 'Passed', icon: CircleCheck, tone: 'text-positive' },
] as const;

interface ChecksViewProps {
  checks: readonly Check[];
  /** Of the stored version. */
  stored: readonly Check[];
  onShow: (passage: string) => void;
  figures: ClaimActions;
}

/** The checks of the article, failures first. */
export function ChecksView({ checks, stored, onShow, figures }: ChecksViewProps) {
  const before = new Map(stored.map(({ id, level }) => [id, level]));
  return (
    <div className="space-y-7">
      {levels.map(({ level, title, icon: Icon, tone }) => {
        const group = checks.filter((check) => check.level === level);
        if (group.length === 0) return null;
        return (
          <section key={level}>
            <h3 className="eyebrow">
              {title} <span className="tabular-nums">({group.length})</span>
            </h3>
            <ul className="mt-3 space-y-3">
              {group.map((check) => (
                <li key={check.id} className="flex gap-2.5">
                  <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', tone)} />
                  <div className="min-w-0 flex-1">
                    <p className="flex items-baseline justify-between gap-3 text-sm font-medium">
                      {check.label}
                      <Turn from={before.get(check.id)} to={check.level} />
                    </p>
                    <p className="text-xs text-ink-soft tabular-nums">{check.detail}</p>
                    {check.action !== undefined && <p className="text-xs text-ink-soft">{check.action}</p>}
                    {check.claims && <FigureClaims claims={check.claims} figures={figures} onShow={onShow} />}
                    {check.passage !== undefined && !check.claims && (
                      <button
                        type="button"
                        onClick={() => onShow(check.passage ?? '')}
                        className="mt-0.5 rounded-sm text-xs font-medium text-accent underline-offset-2 hover:underline"
                      >
                        Show in the text
                      </button>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** Marks a check whose result differs from the stored version's. */
function Turn({ from, to }: { from: Check['level'] | undefined; to: Check['level'] }) {
  if (from === undefined || from === to) return null;
  return (
    <span className={cn('text-xs font-normal', to === 'pass' ? 'text-positive' : 'text-ink-faint')}>
      {to === 'pass' ? 'solved' : 'new'}
    </span>
  );
}

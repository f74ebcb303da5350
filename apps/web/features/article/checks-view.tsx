import type { Check } from '@headway/pipeline/article';
import { CircleCheck, OctagonX, TriangleAlert } from 'lucide-react';
import { cn } from '@/components/cn.ts';

const levels = [
  { level: 'block', title: 'Must be solved before publishing', icon: OctagonX, tone: 'text-danger' },
  { level: 'warn', title: 'Worth a look', icon: TriangleAlert, tone: 'text-caution' },
  { level: 'pass', title: 'Passed', icon: CircleCheck, tone: 'text-positive' },
] as const;

/** What validation said, the gravest first. */
export function ChecksView({ checks }: { checks: readonly Check[] }) {
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
                  <div className="min-w-0">
                    <p className="text-sm font-medium">{check.label}</p>
                    <p className="text-xs text-ink-soft">{check.detail}</p>
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

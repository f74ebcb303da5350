import type { StageState } from '@headway/generations/protocol';
import type { ReactNode } from 'react';
import { Timeline } from './timeline.tsx';

interface PanelFrameProps {
  eyebrow: string;
  label: string;
  /** The number that counts most now. */
  figure?: ReactNode;
  /** What one may do now. */
  actions?: ReactNode;
  stages: readonly StageState[];
  /** Null once it has ended. */
  percentage: number | null;
  /** Where it stands, for screen readers. */
  valueText: string;
  /** Beneath the timeline, left and right. */
  note: ReactNode;
  aside: ReactNode;
  children?: ReactNode;
}

/** A generation drawn in one shape, whatever its state, so that nothing below it moves when the state changes. */
export function PanelFrame(props: PanelFrameProps) {
  const { eyebrow, label, figure, actions, stages, percentage, valueText, note, aside, children } = props;
  return (
    <section aria-label="Generation">
      <div className="flex min-h-15 items-end justify-between gap-4">
        <div className="min-w-0">
          <p className="eyebrow">{eyebrow}</p>
          <p className="truncate text-lg font-medium tracking-tight">{label}</p>
        </div>
        <div className="flex shrink-0 items-end gap-4">
          {figure !== undefined && (
            <p className="font-serif text-3xl font-semibold tracking-tight tabular-nums">{figure}</p>
          )}
          {actions !== undefined && <div className="flex gap-2 pb-1">{actions}</div>}
        </div>
      </div>
      <div className="mt-3">
        <Timeline stages={stages} percentage={percentage} valueText={valueText} />
      </div>
      <div className="mt-2 flex min-h-5 justify-between gap-4 text-sm text-ink-soft tabular-nums">
        <p className="min-w-0 truncate">{note}</p>
        <p className="shrink-0">{aside}</p>
      </div>
      {children}
    </section>
  );
}

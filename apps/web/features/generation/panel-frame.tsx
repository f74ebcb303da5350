import type { ReactNode } from 'react';
import { Timeline, type TimelineProps } from './timeline.tsx';

interface PanelFrameProps extends Omit<TimelineProps, 'size'> {
  eyebrow: string;
  label: string;
  /** The most important number. */
  figure?: ReactNode;
  actions?: ReactNode;
  /** Beneath the timeline, left and right. */
  note: ReactNode;
  aside: ReactNode;
  children?: ReactNode;
}

/** A generation drawn in one shape for all states, so that nothing below it moves when the state changes. */
export function PanelFrame(props: PanelFrameProps) {
  const { eyebrow, label, figure, actions, note, aside, children, ...timeline } = props;
  return (
    <section aria-label="Generation">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-4 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
        <p className="eyebrow flex min-h-8 items-center sm:min-h-0">{eyebrow}</p>
        <div className="flex min-h-8 gap-2 sm:col-start-3 sm:row-span-2 sm:row-start-1 sm:pb-1">
          {actions}
        </div>
        <p className="truncate text-lg font-medium tracking-tight">{label}</p>
        <p className="text-right font-serif text-2xl font-semibold tracking-tight tabular-nums sm:col-start-2 sm:row-span-2 sm:row-start-1 sm:min-w-20 sm:text-3xl">
          {figure}
        </p>
      </div>
      <div className="mt-3">
        <Timeline {...timeline} />
      </div>
      <div className="mt-2 flex min-h-10 justify-between gap-4 text-sm text-ink-soft tabular-nums sm:min-h-5">
        <p className="min-w-0">{note}</p>
        <p className="shrink-0">{aside}</p>
      </div>
      {children}
    </section>
  );
}

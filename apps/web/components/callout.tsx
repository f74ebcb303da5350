import { cva, type VariantProps } from 'class-variance-authority';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

const calloutStyles = cva('flex gap-3 rounded-md px-4 py-3', {
  variants: {
    tone: {
      neutral: 'bg-sunken text-ink',
      caution: 'bg-caution-soft text-ink [&>svg]:text-caution',
      danger: 'bg-danger-soft text-ink [&>svg]:text-danger',
    },
  },
  defaultVariants: { tone: 'neutral' },
});

const icons = { neutral: Info, caution: TriangleAlert, danger: CircleAlert };

interface CalloutProps extends VariantProps<typeof calloutStyles> {
  title?: string;
  children?: ReactNode;
  /** `alert` interrupts a screen reader; leave it out for a callout that is there from the start. */
  role?: 'alert';
  className?: string;
}

/** A message that stands out. */
export function Callout({ tone, title, children, role, className }: CalloutProps) {
  const Icon = icons[tone ?? 'neutral'];
  return (
    <div role={role} className={cn(calloutStyles({ tone }), className)}>
      <Icon aria-hidden className="mt-1 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children}
      </div>
    </div>
  );
}

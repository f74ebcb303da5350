import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

/** Shown for an empty list: what would be here, and the next step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="border-y border-rule py-14 text-center">
      <h2 className="font-serif text-xl font-semibold tracking-tight">{title}</h2>
      <p className="mx-auto mt-2 max-w-prose text-ink-soft">{children}</p>
      {action !== undefined && <div className="mt-6 flex justify-center">{action}</div>}
    </div>
  );
}

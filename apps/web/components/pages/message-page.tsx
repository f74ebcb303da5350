import type { ReactNode } from 'react';

interface MessagePageProps {
  eyebrow: string;
  title: string;
  children: ReactNode;
  actions: ReactNode;
}

/** A page with a single message. */
export function MessagePage({ eyebrow, title, children, actions }: MessagePageProps) {
  return (
    <div className="max-w-prose py-16">
      <p className="eyebrow">{eyebrow}</p>
      <h1 className="mt-2 font-serif text-3xl font-semibold tracking-tight">{title}</h1>
      <div className="mt-4 text-ink-soft">{children}</div>
      <div className="mt-8 flex flex-wrap gap-3">{actions}</div>
    </div>
  );
}

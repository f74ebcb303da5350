import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '../button.tsx';

interface MessagePageProps {
  eyebrow: string;
  title: string;
  children: ReactNode;
  /** What a person can do instead of going to the projects. */
  action?: ReactNode;
}

/** A page with a single message, and the way to the projects. */
export function MessagePage({ eyebrow, title, children, action }: MessagePageProps) {
  return (
    <div className="max-w-prose py-16">
      <p className="eyebrow">{eyebrow}</p>
      <h1 className="mt-2 font-serif text-3xl font-semibold tracking-tight">{title}</h1>
      <div className="mt-4 text-ink-soft">{children}</div>
      <div className="mt-8 flex flex-wrap gap-3">
        {action}
        <Button asChild tone={action === undefined ? 'primary' : 'neutral'}>
          <Link href="/projects">All projects</Link>
        </Button>
      </div>
    </div>
  );
}

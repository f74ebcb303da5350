import type { ReactNode } from 'react';

/** The heading of a page for people who are not signed in. */
export function AuthTitle({ children }: { children: ReactNode }) {
  return <h1 className="mb-6 font-serif text-3xl font-semibold tracking-tight">{children}</h1>;
}

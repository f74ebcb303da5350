'use client';

import { LoaderCircle } from 'lucide-react';
import { useLinkStatus } from 'next/link';

/** Inside a link: turns while the page it leads to is awaited, from half a second on. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <output className="ml-2 inline-flex animate-late align-middle text-ink-faint">
      <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" />
      <span className="sr-only">Loading</span>
    </output>
  );
}

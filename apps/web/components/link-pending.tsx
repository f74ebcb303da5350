'use client';

import { LoaderCircle } from 'lucide-react';
import { useLinkStatus } from 'next/link';

/** A spinner inside a link, shown when its page takes longer than half a second. */
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

'use client';

import { useSearchParams } from 'next/navigation';

/** The comment that the page's address names as `?comment=<id>`, or null. */
export function useCommentTarget(): string | null {
  return useSearchParams().get('comment');
}

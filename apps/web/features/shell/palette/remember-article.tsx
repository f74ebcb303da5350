'use client';

import { useEffect } from 'react';
import { useMe } from '@/features/session/supabase-provider.tsx';
import { rememberArticle } from './recent-articles.ts';

/** Remembers the article of the page among those that were opened last. Shows nothing. */
export function RememberArticle({ contentId }: { contentId: string }) {
  const { id } = useMe();
  useEffect(() => rememberArticle(id, contentId), [id, contentId]);
  return null;
}

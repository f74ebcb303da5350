import { useCallback, useState } from 'react';
import { hasComment, type Thread } from '../store/to-threads.ts';
import { useCommentTarget } from './use-comment-target.ts';

/** The selected thread. A new object means: scroll to it again. */
export interface CurrentThread {
  id: string | null;
  /** The comment in it that the page's address names; null when the thread was selected in another way. */
  comment: string | null;
}

const NONE: CurrentThread = { id: null, comment: null };

/** Keeps the selected thread, which was pressed last or is named by the page's address, and whether comments are shown. */
export function useCurrentThread(threads: readonly Thread[]) {
  const target = useCommentTarget();
  const [isOpen, setIsOpen] = useState(target.id !== null);
  const [current, setCurrent] = useState(NONE);
  const [followed, setFollowed] = useState<string | null>(null);

  const addressed = threads.find((thread) => hasComment(thread, target.id));
  const visit = `${target.id} ${target.visit}`;
  if (addressed && followed !== visit) {
    setFollowed(visit);
    setCurrent({ id: addressed.id, comment: target.id });
    setIsOpen(true);
  }

  /** Selects a thread and scrolls to it; null selects none. */
  const pick = useCallback((id: string | null) => {
    setCurrent((known) => (id === null && known.id === null ? known : { id, comment: null }));
  }, []);
  const setOpen = useCallback(
    (open: boolean) => {
      setIsOpen(open);
      if (!open) pick(null);
    },
    [pick],
  );
  return { current, pick, isOpen, setOpen };
}

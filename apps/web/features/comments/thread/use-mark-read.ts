import { useEffect, useRef } from 'react';
import { useLatest } from '@/components/hooks/use-latest.ts';

/** How long a thread must be in sight to count as read, in milliseconds. */
const READ_AFTER_MS = 1_000;

/** Calls `markRead` once the element has been in sight for a second. */
export function useMarkRead(isUnread: boolean, markRead: () => void) {
  const ref = useRef<HTMLElement>(null);
  const latest = useLatest(markRead);
  useEffect(() => {
    const element = ref.current;
    if (!isUnread || !element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer);
      if (entry?.isIntersecting === true) timer = setTimeout(() => latest.current(), READ_AFTER_MS);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [isUnread, latest]);
  return ref;
}

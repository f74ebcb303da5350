import { useEffect } from 'react';

/** Keeps a count in front of the tab's title, whatever page sets the title; none at 0. */
export function useTitleBadge(count: number): void {
  useEffect(() => {
    if (count === 0) return;
    const prefix = `(${count > 99 ? '99+' : count}) `;
    const apply = () => {
      if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
    };
    apply();
    const observer = new MutationObserver(apply);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    };
  }, [count]);
}

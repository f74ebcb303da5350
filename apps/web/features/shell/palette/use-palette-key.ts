import { useEffect } from 'react';
import { useLatest } from '@/components/hooks/use-latest.ts';

/**
 * Calls `open` for Ctrl+K, or Command+K on a Mac. Not while a person writes in an article: there, the same key adds a
 * link.
 */
export function usePaletteKey(open: () => void): void {
  const latest = useLatest(open);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const isMac = /^(?:Mac|iPhone|iPad)/u.test(navigator.platform);
      const isKey = event.key.toLowerCase() === 'k' && (isMac ? event.metaKey : event.ctrlKey);
      if (!isKey || event.shiftKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof HTMLElement && event.target.isContentEditable) return;
      event.preventDefault();
      latest.current();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [latest]);
}

/** What happens to a page. Nothing is called outside a browser. */
export interface PageEvents {
  /** The page is visible or online again. */
  onBack: () => void;
  /** The page is hidden, and may be closed any moment. */
  onLeave: () => void;
  onOffline: () => void;
}

/** Starts listening. Returns a function that ends it. */
export function watchPage({ onBack, onLeave, onOffline }: PageEvents): () => void {
  if (typeof window === 'undefined' || typeof document === 'undefined') return () => undefined;
  const controller = new AbortController();
  const { signal } = controller;
  window.addEventListener('online', onBack, { signal });
  window.addEventListener('pageshow', onBack, { signal });
  window.addEventListener('offline', onOffline, { signal });
  window.addEventListener('pagehide', onLeave, { signal });
  document.addEventListener(
    'visibilitychange',
    () => (document.visibilityState === 'visible' ? onBack() : onLeave()),
    { signal },
  );
  return () => controller.abort();
}

/** Whether the browser says that there is no network. */
export function isOffline(): boolean {
  return typeof window !== 'undefined' && !navigator.onLine;
}

/** When a page comes back to its reader, or leaves. Outside a browser, never. */
export interface PageEvents {
  onBack: () => void;
  onLeave: () => void;
  onOffline: () => void;
}

/** Calls these until the returned function is called. */
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

/** Whether the browser is sure that there is no network. */
export function isOffline(): boolean {
  return typeof window !== 'undefined' && !navigator.onLine;
}

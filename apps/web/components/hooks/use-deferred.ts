import { useCallback, useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';

/**
 * Code that a page needs only once a person opens something. It is loaded when the browser is idle, so that opening rarely
 * waits for it.
 *
 * @param load Imports the code. The same function in every render.
 */
export function useDeferred<Code>(load: () => Promise<Code>) {
  const [code, setCode] = useState<{ loaded: Code } | null>(null);
  const loading = useRef<Promise<void> | null>(null);

  const fetch = useCallback((): Promise<void> => {
    loading.current ??= load().then(
      (loaded) => setCode({ loaded }),
      (error: unknown) => {
        loading.current = null;
        throw error;
      },
    );
    return loading.current;
  }, [load]);

  useEffect(() => {
    // a failure is shown once a person needs the code
    return onIdle(() => void fetch().catch(() => undefined));
  }, [fetch]);

  const whenLoaded = useCallback(
    (then: () => void): void => {
      function showFailure(): void {
        toast.error('This part of the page could not be loaded', {
          description: 'Check the connection and try again.',
          action: { label: 'Try again', onClick: tryAgain },
        });
      }
      function tryAgain(): void {
        fetch().then(then, showFailure);
      }
      // at once when possible: a press that opens a dialog also moves the focus
      if (code === null) tryAgain();
      else then();
    },
    [code, fetch],
  );

  return {
    /** Null until it is loaded. */
    code: code?.loaded ?? null,
    /** Calls the function once the code is loaded, now if it is. A failure is shown with a button that tries again. */
    whenLoaded,
  };
}

/** Calls the function when the browser has nothing else to do. Returns a function that cancels. */
function onIdle(call: () => void): () => void {
  // Safari has no idle callbacks
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(call, 200);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(call, { timeout: 1000 });
  return () => cancelIdleCallback(id);
}

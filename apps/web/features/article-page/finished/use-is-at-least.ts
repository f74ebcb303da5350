import { useCallback, useSyncExternalStore } from 'react';

/**
 * Whether the page is at least this wide. True on the server.
 *
 * @param width As CSS has it, such as `64rem`.
 */
export function useIsAtLeast(width: string): boolean {
  const condition = `(min-width: ${width})`;
  const subscribe = useCallback(
    (onChange: () => void) => {
      const query = matchMedia(condition);
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    [condition],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(condition).matches,
    () => true,
  );
}

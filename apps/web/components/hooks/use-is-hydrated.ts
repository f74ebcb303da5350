import { useSyncExternalStore } from 'react';

const neverChanges = () => () => undefined;

/** False on the server and for the first render in the browser, true from then on. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}

'use client';

import { RealtimeProvider } from '@headway/realtime/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { ignoreComposingKeys } from '@/components/keys/ignore-composing-keys.ts';
import type { ProblemError } from '@/features/problems/read-api.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ProblemError;
  }
}

/** One live connection for all that is signed in as this person in this browser, and what this person has fetched. */
export function LiveProvider({ userId, children }: { userId: string; children: ReactNode }) {
  useEffect(() => ignoreComposingKeys(globalThis), []);
  return (
    <RealtimeProvider url="/api/events" identity={userId}>
      {/* another account must not see it */}
      <QueryProvider key={userId}>{children}</QueryProvider>
    </RealtimeProvider>
  );
}

/**
 * Keeps what pages fetch from the API. Events say when something has changed, so nothing is fetched again by itself. A
 * request is made without a network, too: its failure is what a page shows.
 */
function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { networkMode: 'always', retry: false, staleTime: Infinity } },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

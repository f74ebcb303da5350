'use client';

import { createContext, useContext, useMemo, type ReactNode } from 'react';
import {
  createRealtimeClient,
  type RealtimeClient,
  type RealtimeClientOptions,
} from '../client/realtime-client.ts';

const RealtimeContext = createContext<RealtimeClient | null>(null);

/** What a {@link RealtimeProvider} makes its client of, or the client itself. */
export interface RealtimeProviderProps extends RealtimeClientOptions {
  /** A client made elsewhere; the other properties are then ignored. */
  client?: RealtimeClient | undefined;
  children: ReactNode;
}

/**
 * Gives the components below it one client. A property that changes makes a new one, so functions and objects
 * among them should come from outside of the component. Holds nothing open while no component follows a topic.
 */
export function RealtimeProvider({ children, client: given, ...options }: RealtimeProviderProps): ReactNode {
  const { url, identity, getToken, refreshSession, maxTopics, timings, environment, fetch } = options;
  const client = useMemo(
    () =>
      given ??
      createRealtimeClient({
        url,
        identity,
        getToken,
        refreshSession,
        maxTopics,
        timings,
        environment,
        fetch,
      }),
    [given, url, identity, getToken, refreshSession, maxTopics, timings, environment, fetch],
  );
  return <RealtimeContext value={client}>{children}</RealtimeContext>;
}

/** The client of the nearest {@link RealtimeProvider}. Throws where there is none. */
export function useRealtimeClient(): RealtimeClient {
  const client = useContext(RealtimeContext);
  if (!client) throw new Error('There is no RealtimeProvider above this component.');
  return client;
}

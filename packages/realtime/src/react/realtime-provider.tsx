'use client';

import { createContext, useContext, useMemo, type ReactNode } from 'react';
import {
  createRealtimeClient,
  type RealtimeClient,
  type RealtimeClientOptions,
} from '../client/realtime-client.ts';

const RealtimeContext = createContext<RealtimeClient | null>(null);

/** Properties of {@link RealtimeProvider}: the options of its client, or a client. */
export interface RealtimeProviderProps extends RealtimeClientOptions {
  /** A client made elsewhere; the other properties are then ignored. */
  client?: RealtimeClient | undefined;
  children: ReactNode;
}

/**
 * Gives the components below it one client. A property that changes creates a new client, so create functions and
 * objects outside of the component. Holds nothing open while no component follows a topic.
 *
 * @example
 * <RealtimeProvider url="/api/events" identity={userId}>{children}</RealtimeProvider>
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

/**
 * The client of the nearest {@link RealtimeProvider}.
 *
 * @throws Error where there is none.
 */
export function useRealtimeClient(): RealtimeClient {
  const client = useContext(RealtimeContext);
  if (!client) throw new Error('There is no RealtimeProvider above this component.');
  return client;
}

'use client';

import { useSyncExternalStore } from 'react';
import { IDLE_STATUS, type ConnectionStatus } from '../client/connection/connection-status.ts';
import { useRealtimeClient } from './realtime-provider.tsx';

/** The status of the browser's connection. Tell people of it while `interrupted` is true. */
export function useConnectionStatus(): ConnectionStatus {
  const { status } = useRealtimeClient();
  return useSyncExternalStore(status.subscribe, status.get, () => IDLE_STATUS);
}

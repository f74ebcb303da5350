'use client';

import { useSyncExternalStore } from 'react';
import { IDLE_STATUS, type ConnectionStatus } from '../client/connection/connection-status.ts';
import { useRealtimeClient } from './realtime-provider.tsx';

/** Where the browser's connection stands. `interrupted` is what a person should be told. */
export function useConnectionStatus(): ConnectionStatus {
  const { status } = useRealtimeClient();
  return useSyncExternalStore(status.subscribe, status.get, getIdle);
}

function getIdle(): ConnectionStatus {
  return IDLE_STATUS;
}

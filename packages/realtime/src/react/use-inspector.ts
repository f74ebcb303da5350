'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { NO_INSPECTION, type Inspection, type TappedFrame } from '../client/inspection/inspection.ts';
import { useRealtimeClient } from './realtime-provider.tsx';

/** What {@link useInspector} gives. */
export interface InspectorView extends Inspection {
  /** Frames that arrived since the component was mounted, newest first. */
  frames: TappedFrame[];
}

/** Watches this tab's client: its connection, topics, counts and reconnects, and the last `limit` frames. */
export function useInspector(limit = 200): InspectorView {
  const client = useRealtimeClient();
  const inspector = client.inspect();
  const inspection = useSyncExternalStore(inspector.subscribe, inspector.get, () => NO_INSPECTION);
  const [frames, setFrames] = useState<TappedFrame[]>([]);
  useEffect(
    () => inspector.tap((frame) => setFrames((frames) => [frame, ...frames].slice(0, limit))),
    [inspector, limit],
  );
  return { ...inspection, frames };
}

import { StrictMode, useState, type ReactNode } from 'react';
import { defineTopic, type InitialTopicState } from '../src/client/index.ts';
import {
  RealtimeProvider,
  useConnectionStatus,
  useInspector,
  useProgress,
  useTopic,
} from '../src/react/index.ts';
import { toNumbers, toValue } from './client-tab.ts';

/** What the server renders the app with, and the browser hydrates it with. */
export interface AppProps {
  identity: string;
  topic: string;
  initial: InitialTopicState<number[]> | null;
}

const numbers = defineTopic({
  reduce: (state: number[] | null, value: number) => [...(state ?? []), value],
  schema: { state: toNumbers, event: toValue },
});

const TIMINGS = { lingerMs: 100 };

/** A page of hooks in strict mode, where React mounts everything twice. */
export function App({ identity, topic, initial }: AppProps): ReactNode {
  return (
    <StrictMode>
      <RealtimeProvider url="/events" identity={identity} timings={TIMINGS}>
        <Numbers topic={topic} initial={initial} />
        <Sum topic={topic} initial={initial} />
        <Connection />
      </RealtimeProvider>
    </StrictMode>
  );
}

function Numbers({ topic, initial }: Omit<AppProps, 'identity'>): ReactNode {
  const { state, status, error } = useTopic(topic, numbers, { initial });
  return (
    <p id="numbers" data-status={status} data-error={error?.code}>
      {state?.join(' ') ?? 'nothing'}
    </p>
  );
}

function Sum({ topic, initial }: Omit<AppProps, 'identity'>): ReactNode {
  const [ends, setEnds] = useState(0);
  const { state, isEnded, isConnected } = useProgress(topic, numbers, {
    initial,
    isEnded: (state) => state.includes(100),
    onEnded: () => setEnds((ends) => ends + 1),
  });
  const sum = state?.reduce((sum, value) => sum + value, 0);
  return (
    <p id="sum" data-ended={isEnded} data-ends={ends} data-connected={isConnected}>
      {sum}
    </p>
  );
}

function Connection(): ReactNode {
  const { state } = useConnectionStatus();
  const { frames, topics } = useInspector();
  return (
    <p id="connection" data-frames={frames.length} data-subscribers={topics[0]?.subscribers ?? 0}>
      {state}
    </p>
  );
}

/** A part of the page's life that matters to a connection. */
export type LifecycleSignal =
  | 'online'
  | 'offline'
  /** The page is looked at again. */
  | 'visible'
  /** The page is frozen, or leaves for the back/forward cache or for good. */
  | 'suspend'
  /** It is back. */
  | 'resume';

/** A channel between the tabs of one browser. */
export interface TabChannel {
  post: (message: unknown) => void;
  close: () => void;
}

/** What the client needs from where it runs. */
export interface RealtimeEnvironment {
  fetch: typeof globalThis.fetch;
  /** False when there is certainly no network. */
  isOnline: () => boolean;
  /** Calls `listener` with each signal. Returns what ends it. */
  onLifecycle: (listener: (signal: LifecycleSignal) => void) => () => void;
  /** Web Locks; absent where the platform has none. */
  locks?: Pick<LockManager, 'request'> | undefined;
  /** Opens a channel to the other tabs; absent where the platform has none. */
  openChannel?: ((name: string, onMessage: (message: unknown) => void) => TabChannel) | undefined;
  /** 0 (inclusive) to 1 (exclusive). */
  random: () => number;
}

/** The environment of a page. On a server it is inert: nothing is opened before something is subscribed. */
export function createBrowserEnvironment(): RealtimeEnvironment {
  const { locks } = globalThis.navigator ?? {};
  return {
    fetch: (input, init) => globalThis.fetch(input, init),
    isOnline: () => globalThis.navigator?.onLine ?? true,
    onLifecycle: listenToPage,
    locks,
    openChannel: typeof BroadcastChannel === 'function' ? openChannel : undefined,
    random: Math.random,
  };
}

function openChannel(name: string, onMessage: (message: unknown) => void): TabChannel {
  const channel = new BroadcastChannel(name);
  const post = channel.postMessage.bind(channel);
  channel.addEventListener('message', (event) => onMessage(event.data));
  return {
    post,
    close: () => channel.close(),
  };
}

function listenToPage(listener: (signal: LifecycleSignal) => void): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const listening = new AbortController();
  const { signal } = listening;
  window.addEventListener('online', () => listener('online'), { signal });
  window.addEventListener('offline', () => listener('offline'), { signal });
  window.addEventListener('pagehide', () => listener('suspend'), { signal });
  window.addEventListener('pageshow', (event) => event.persisted && listener('resume'), { signal });
  document.addEventListener('freeze', () => listener('suspend'), { signal });
  document.addEventListener('resume', () => listener('resume'), { signal });
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'visible' && listener('visible'),
    { signal },
  );
  return () => listening.abort();
}

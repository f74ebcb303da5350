import { createConnectionGroup, type ConnectionGroupOptions } from './connection/connection-group.ts';
import { createConnection } from './connection/connection.ts';
import { IDLE_STATUS, type ConnectionStatus } from './connection/connection-status.ts';
import { createBrowserEnvironment, type LifecycleSignal, type RealtimeEnvironment } from './environment.ts';
import { createInspectionLog } from './inspection/inspection-log.ts';
import { NO_INSPECTION, type Inspector } from './inspection/inspection.ts';
import { createObservable, type Observable } from './observable.ts';
import type { Position } from './frames/position.ts';
import { createSharedConnection } from './tabs/shared-connection.ts';
import { createSubscriptions } from './subscriptions/subscriptions.ts';
import { DEFAULT_TIMINGS, type RealtimeTimings } from './timings.ts';
import type { TopicFrame } from './frames/topic-frame.ts';
import type { SourceListener, TopicSource } from './connection/topic-source.ts';
import type { TopicListener } from './frames/topic-update.ts';

/** How a client reaches its server. */
export interface RealtimeClientOptions {
  /** The endpoint of event streams, such as `/api/events`; a query is kept. */
  url: string;
  /**
   * Who is signed in, normally the user's id. Tabs of one browser with the same `url` and `identity` share one
   * connection. Default: none, and this client has a connection of its own.
   */
  identity?: string | null | undefined;
  /** Gives the access token, sent as `Authorization: Bearer`, before each attempt. Default: cookies only. */
  getToken?: (() => string | null | Promise<string | null>) | undefined;
  /**
   * Called once when the server answers 401; says whether there is a session again. Default: none, and 401 means
   * signed out at once.
   */
  refreshSession?: (() => boolean | Promise<boolean>) | undefined;
  /** Topics that the server accepts on one connection; beyond that there is a second one. Default 50. */
  maxTopics?: number | undefined;
  timings?: Partial<RealtimeTimings> | undefined;
  /** What the client needs of the browser. Default: the browser. */
  environment?: RealtimeEnvironment | undefined;
  /** Default: the environment's `fetch`. */
  fetch?: typeof globalThis.fetch | undefined;
}

/** Follows any number of topics over one connection. */
export interface RealtimeClient {
  /**
   * Follows a topic. The first subscriber opens it, the last closes it after `lingerMs`. With `after` (a cursor)
   * the updates begin exactly after it, else with a snapshot. Returns what ends the subscription.
   */
  subscribe: (topic: string, listener: TopicListener, options?: { after?: string | null }) => () => void;
  readonly status: Observable<ConnectionStatus>;
  /** The diagnostics of this tab's client. */
  inspect: () => Inspector;
  /** Tries again at once, after `signed-out` too. */
  reconnect: () => void;
  /** Ends everything for good. */
  close: () => void;
}

/**
 * Creates a client. It opens nothing before the first subscription and holds nothing open after the last, so it may be
 * created anywhere, on a server too.
 *
 * @example
 * const client = createRealtimeClient({ url: '/api/events', identity: userId });
 * const end = client.subscribe('project:42', (update) => {
 *   if (update.type === 'event') console.log(update.seq, update.event);
 * });
 */
export function createRealtimeClient(options: RealtimeClientOptions): RealtimeClient {
  const environment = options.environment ?? createBrowserEnvironment();
  const timings = { ...DEFAULT_TIMINGS, ...options.timings };
  const status = createObservable<ConnectionStatus>(IDLE_STATUS);
  const log = createInspectionLog(() => ({
    ...NO_INSPECTION,
    tabId: getTabId(),
    ...source?.describe?.(),
    status: status.get(),
    connectionTopics: source?.topics().length ?? 0,
    topics: subscriptions.inspect(),
  }));
  const subscriptions = createSubscriptions({ timings, log, openCatchUp, onChange: scheduleApply });
  const connect: ConnectionGroupOptions = {
    url: options.url,
    fetch: options.fetch ?? environment.fetch,
    getToken: options.getToken,
    refreshSession: options.refreshSession,
    maxTopics: options.maxTopics ?? 50,
    timings,
    isOnline: environment.isOnline,
    random: environment.random,
  };
  let tabId: string | null = null;
  let source: TopicSource | null = null;
  let endLifecycle: (() => void) | undefined;
  let applying: ReturnType<typeof setTimeout> | undefined;
  let suspended = false;
  let closed = false;

  /** Created when it is first needed, so that a client that only renders on a server draws no random number. */
  function getTabId(): string {
    tabId ??= Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    return tabId;
  }

  /** Subscriptions change in bursts, as components mount; one request serves them all. */
  function scheduleApply(): void {
    log.touch();
    if (closed || applying !== undefined) return;
    applying = setTimeout(() => {
      applying = undefined;
      applySubscriptions();
    }, timings.settleMs);
  }

  function applySubscriptions(): void {
    if (subscriptions.isEmpty()) {
      endLifecycle?.();
      endLifecycle = undefined;
      closeSource();
      return;
    }
    endLifecycle ??= environment.onLifecycle(onLifecycle);
    if (suspended) return;
    const active = subscriptions.wanted({ lingering: false });
    const known = new Set(source?.topics());
    // A new topic changes the stream anyway; topics that only linger are dropped with the same change.
    const lingering = [...active.keys()].every((topic) => known.has(topic));
    source ??= openSource();
    source.follow(lingering ? subscriptions.wanted({ lingering }) : active);
    reconcile(source);
  }

  function reconcile(source: TopicSource): void {
    subscriptions.reconcile((topic) => source.position(topic));
  }

  function openSource(): TopicSource {
    const listener: SourceListener = {
      onFrame: (frame) => subscriptions.receive(frame),
      onDuplicate: (frame) => log.countFrame(frame, 'duplicate'),
      onGap: log.countGap,
      onDenied: (error) => subscriptions.deny(error),
      onReconnect: log.addReconnect,
      onPositions() {
        if (source) reconcile(source);
        log.touch();
      },
      onStatus(next) {
        status.set(next);
        log.touch();
      },
    };
    const { identity } = options;
    const { locks, openChannel } = environment;
    if (!identity || !locks || !openChannel) return createConnectionGroup(connect, listener);
    return createSharedConnection(
      {
        ...connect,
        name: `headway:${options.url}:${identity}`,
        tabId: getTabId(),
        locks,
        openChannel,
        positionOf: (topic) => subscriptions.positionOf(topic),
      },
      listener,
    );
  }

  function closeSource(): void {
    source?.close();
    source = null;
    status.set(IDLE_STATUS);
    log.touch();
  }

  /** A stream beside the source that brings one reader up to it. */
  function openCatchUp(
    topic: string,
    after: Position | null,
    receive: (frame: TopicFrame) => void,
  ): () => void {
    const connection = createConnection(connect, {
      onFrame: receive,
      onDuplicate: (frame) => log.countFrame(frame, 'duplicate'),
      onGap: log.countGap,
      onDenied: (error) => subscriptions.deny(error),
      onReconnect: log.addReconnect,
      onPositions: () => undefined,
      onStatus: () => undefined,
    });
    connection.follow(new Map([[topic, after]]));
    return () => connection.close();
  }

  function onLifecycle(signal: LifecycleSignal): void {
    switch (signal) {
      case 'suspend':
        // Browsers do not keep a page with an open stream, lock or channel; a frozen page must not hold other tabs up.
        suspended = true;
        closeSource();
        return;
      case 'resume':
        suspended = false;
        applySubscriptions();
        return;
      case 'offline':
        source?.sleep();
        return;
      case 'online':
      case 'visible':
        source?.wake();
    }
  }

  return {
    subscribe: (topic, listener, { after = null } = {}) => {
      if (closed) throw new Error('This client has been closed.');
      return subscriptions.add(topic, listener, after);
    },
    status: { get: status.get, subscribe: status.subscribe },
    inspect: () => log.inspector,
    reconnect() {
      subscriptions.forgive();
      source?.restart();
      scheduleApply();
    },
    close() {
      if (closed) return;
      closed = true;
      clearTimeout(applying);
      endLifecycle?.();
      subscriptions.close();
      closeSource();
      status.set({ ...IDLE_STATUS, state: 'closed', reason: 'closed' });
    },
  };
}

import { createConnectionGroup, type ConnectionGroupOptions } from './connection/connection-group.ts';
import { createConnection } from './connection/connection.ts';
import { IDLE_STATUS, type ConnectionStatus } from './connection/connection-status.ts';
import { createBrowserEnvironment, type LifecycleSignal, type RealtimeEnvironment } from './environment.ts';
import { createInspectionLog, type InspectionFacts } from './inspection/inspection-log.ts';
import { NO_INSPECTION, type Inspector } from './inspection/inspection.ts';
import { createObservable, type Observable } from '@headway/ground';
import type { Position } from './frames/position.ts';
import { createSharedConnection } from './tabs/shared-connection.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions/subscriptions.ts';
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
  return new BrowserClient(options);
}

class BrowserClient implements RealtimeClient {
  readonly #options: RealtimeClientOptions;
  readonly #environment: RealtimeEnvironment;
  readonly #timings: RealtimeTimings;
  readonly #connect: ConnectionGroupOptions;
  readonly #status = createObservable<ConnectionStatus>(IDLE_STATUS);
  readonly #log = createInspectionLog(() => this.#describe());
  readonly #subscriptions: Subscriptions;
  #tabId: string | null = null;
  #source: TopicSource | null = null;
  #endLifecycle: (() => void) | undefined;
  #applying: ReturnType<typeof setTimeout> | undefined;
  #suspended = false;
  #closed = false;

  constructor(options: RealtimeClientOptions) {
    this.#options = options;
    this.#environment = options.environment ?? createBrowserEnvironment();
    this.#timings = { ...DEFAULT_TIMINGS, ...options.timings };
    this.#connect = {
      url: options.url,
      fetch: options.fetch ?? this.#environment.fetch,
      getToken: options.getToken,
      refreshSession: options.refreshSession,
      maxTopics: options.maxTopics ?? 50,
      timings: this.#timings,
      isOnline: this.#environment.isOnline,
      random: this.#environment.random,
    };
    this.#subscriptions = createSubscriptions({
      timings: this.#timings,
      log: this.#log,
      openCatchUp: (topic, after, receive) => this.#openCatchUp(topic, after, receive),
      onChange: () => this.#scheduleApply(),
    });
  }

  // Fields instead of methods, so that they can be passed on without the client.

  readonly subscribe: RealtimeClient['subscribe'] = (topic, listener, { after = null } = {}) => {
    if (this.#closed) throw new Error('This client has been closed.');
    return this.#subscriptions.add(topic, listener, after);
  };

  readonly status = { get: this.#status.get, subscribe: this.#status.subscribe };

  readonly inspect = (): Inspector => this.#log.inspector;

  readonly reconnect = (): void => {
    this.#subscriptions.forgive();
    this.#source?.restart();
    this.#scheduleApply();
  };

  readonly close = (): void => {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#applying);
    this.#endLifecycle?.();
    this.#subscriptions.close();
    this.#closeSource();
    this.#status.set({ ...IDLE_STATUS, state: 'closed', reason: 'closed' });
  };

  #describe(): InspectionFacts {
    return {
      ...NO_INSPECTION,
      tabId: this.#getTabId(),
      ...this.#source?.describe?.(),
      status: this.#status.get(),
      connectionTopics: this.#source?.topics().length ?? 0,
      topics: this.#subscriptions.inspect(),
    };
  }

  /** Created when it is first needed, so that a client that only renders on a server draws no random number. */
  #getTabId(): string {
    this.#tabId ??= Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    return this.#tabId;
  }

  /** Subscriptions change in bursts, as components mount; one request serves them all. */
  #scheduleApply(): void {
    this.#log.touch();
    if (this.#closed || this.#applying !== undefined) return;
    this.#applying = setTimeout(() => {
      this.#applying = undefined;
      this.#applySubscriptions();
    }, this.#timings.settleMs);
  }

  #applySubscriptions(): void {
    const subscriptions = this.#subscriptions;
    if (subscriptions.isEmpty()) {
      this.#endLifecycle?.();
      this.#endLifecycle = undefined;
      this.#closeSource();
      return;
    }
    this.#endLifecycle ??= this.#environment.onLifecycle((signal) => this.#onLifecycle(signal));
    if (this.#suspended) return;
    const active = subscriptions.wanted({ lingering: false });
    const known = new Set(this.#source?.topics());
    // A new topic changes the stream anyway; topics that only linger are dropped with the same change.
    const lingering = [...active.keys()].every((topic) => known.has(topic));
    this.#source ??= this.#openSource();
    this.#source.follow(lingering ? subscriptions.wanted({ lingering }) : active);
    this.#reconcile(this.#source);
  }

  #reconcile(source: TopicSource): void {
    this.#subscriptions.reconcile((topic) => source.position(topic));
  }

  #openSource(): TopicSource {
    const listener: SourceListener = {
      ...this.#toListener((frame) => this.#subscriptions.receive(frame)),
      onPositions: () => {
        if (this.#source) this.#reconcile(this.#source);
        this.#log.touch();
      },
      onStatus: (next) => {
        this.#status.set(next);
        this.#log.touch();
      },
    };
    const { url, identity } = this.#options;
    const { locks, openChannel } = this.#environment;
    if (!identity || !locks || !openChannel) return createConnectionGroup(this.#connect, listener);
    return createSharedConnection(
      {
        ...this.#connect,
        name: `headway:${url}:${identity}`,
        tabId: this.#getTabId(),
        locks,
        openChannel,
        positionOf: (topic) => this.#subscriptions.positionOf(topic),
      },
      listener,
    );
  }

  #closeSource(): void {
    this.#source?.close();
    this.#source = null;
    this.#status.set(IDLE_STATUS);
    this.#log.touch();
  }

  /** Opens a stream beside the source that brings one reader up to it. */
  #openCatchUp(topic: string, after: Position | null, receive: (frame: TopicFrame) => void): () => void {
    const connection = createConnection(this.#connect, this.#toListener(receive));
    connection.follow(new Map([[topic, after]]));
    return () => connection.close();
  }

  #toListener(onFrame: (frame: TopicFrame) => void): SourceListener {
    return {
      onFrame,
      onDuplicate: (frame) => this.#log.countFrame(frame, 'duplicate'),
      onGap: this.#log.countGap,
      onDenied: (error) => this.#subscriptions.deny(error),
      onReconnect: (record) => this.#log.addReconnect(record),
      onPositions: () => undefined,
      onStatus: () => undefined,
    };
  }

  #onLifecycle(signal: LifecycleSignal): void {
    switch (signal) {
      case 'suspend':
        // Browsers do not keep a page with an open stream, lock or channel; a frozen page must not hold other tabs up.
        this.#suspended = true;
        this.#closeSource();
        return;
      case 'resume':
        this.#suspended = false;
        this.#applySubscriptions();
        return;
      case 'offline':
        this.#source?.sleep();
        return;
      case 'online':
      case 'visible':
        this.#source?.wake();
    }
  }
}

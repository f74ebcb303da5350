import type { ConnectionStatus, Observable } from './connection-status.ts';
import type { RealtimeEnvironment } from './environment.ts';
import type { Inspector } from './inspection.ts';
import type { RealtimeTimings } from './timings.ts';
import type { TopicListener } from './topic-update.ts';

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
  subscribe(topic: string, listener: TopicListener, options?: { after?: string | null }): () => void;
  readonly status: Observable<ConnectionStatus>;
  /** The diagnostics of this tab's client. */
  inspect(): Inspector;
  /** Tries again at once, after `signed-out` too. */
  reconnect(): void;
  /** Ends everything for good. */
  close(): void;
}

export declare function createRealtimeClient(options: RealtimeClientOptions): RealtimeClient;

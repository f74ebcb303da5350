/** Why a connection ended, or was given up for a new one. */
export type ReconnectReason =
  /** The server ended the stream: its lifetime was over, it is shutting down, or access has to be checked again. */
  | 'ended'
  /** The request or the stream failed below HTTP. */
  | 'network'
  /** No byte for 2.5 heartbeats. */
  | 'stalled'
  /** The server answered with a status that may pass: 408, 425, 429, 5xx. */
  | 'refused'
  /** The answer was not an event stream, or not one that follows the protocol. */
  | 'protocol'
  /** A sequence number was skipped; the connection resumes from the last good one. */
  | 'gap'
  /** The set of topics changed. */
  | 'topics'
  /** The page was frozen or kept in the back/forward cache. */
  | 'suspended'
  /** The browser was offline. */
  | 'offline'
  /** The server did not accept the session, which was then refreshed. */
  | 'unauthorized'
  /** `client.reconnect()` was called. */
  | 'requested';

/**
 * The state of the connection. `idle`: nothing is subscribed. `connecting`: for the first time. `live`: events
 * arrive. `reconnecting`: it was lost and is being restored, without a limit of attempts. `offline`: the browser has no network.
 * `closed`: the client was closed, or the session is over (`reason` says which).
 */
export type ConnectionState = 'idle' | 'connecting' | 'live' | 'reconnecting' | 'offline' | 'closed';

/** The connection as the interface shows it. Tabs that share a connection share its status. */
export interface ConnectionStatus {
  state: ConnectionState;
  /** Why it is being restored or is closed; null in the other states. */
  reason: ReconnectReason | 'closed' | 'signed-out' | null;
  /** Attempts that failed since it was last live. */
  attempt: number;
  /** When the next attempt starts, milliseconds since 1970; null while one is under way or none is planned. */
  retryAt: number | null;
  /**
   * Whether a person should be told: offline, signed out, or an attempt to restore it has failed. False during
   * a planned change (rotation by the server, another set of topics), which takes milliseconds.
   */
  interrupted: boolean;
}

/** One loss of the connection. */
export interface ReconnectRecord {
  /** Milliseconds since 1970. */
  at: number;
  reason: ReconnectReason;
  /** 0 for the first after being live. */
  attempt: number;
}

/** The status of a client without subscribers, and of every client on the server. */
export const IDLE_STATUS: ConnectionStatus = {
  state: 'idle',
  reason: null,
  attempt: 0,
  retryAt: null,
  interrupted: false,
};

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** What the API's HTTP server hands everything below `/realtime/v1` to. */
export interface RealtimeServer {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** False if the path is none of its own. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean>;
  stop(): Promise<void>;
}

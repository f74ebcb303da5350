import type { ProjectConfig } from '../project-config.ts';
import type { ProjectKeys } from '../project-keys.ts';

// What the API's thread and the rest say to each other.

/** What the thread is started with. */
export interface AppThreadData {
  dbUrl: string;
  keys: ProjectKeys;
  config: ProjectConfig;
}

/** To the thread: a request of HTTP. */
export interface AppRequest {
  id: number;
  method: string;
  url: string;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer> | undefined;
}

/** From the thread. */
export type AppMessage =
  | { type: 'ready' }
  | { type: 'log'; line: string }
  | {
      type: 'response';
      id: number;
      status: number;
      headers: [string, string][];
      body: Uint8Array<ArrayBuffer>;
    };

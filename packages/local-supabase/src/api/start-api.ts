import type { ProjectConfig } from '../project-config.ts';
import type { ProjectKeys } from '../project-keys.ts';
import { createRealtimeServer } from '../realtime/create-realtime-server.ts';
import { createApiServer, type ApiServer } from './create-api-server.ts';
import { startAppThread } from './start-app-thread.ts';

export interface Api extends ApiServer {
  /** To be called when the database has gone: drops all connections of Auth and REST. */
  disconnect(): Promise<void>;
}

export interface ApiOptions {
  dbUrl: string;
  keys: ProjectKeys;
  config: ProjectConfig;
  /** 0 for any. */
  port: number;
  /** False while the database is being restarted. */
  isDatabaseUp: () => boolean;
  log: (line: string) => void;
  /** How often Realtime asks the policies again, in milliseconds. */
  permissionCheckMs?: number | undefined;
}

/**
 * Serves Auth, REST and Realtime over a prepared database.
 *
 * @throws LocalSupabaseError `port_taken`
 */
export async function startApi(options: ApiOptions): Promise<Api> {
  const { dbUrl, keys, config, port, isDatabaseUp, log, permissionCheckMs } = options;
  const app = await startAppThread({ dbUrl, keys, config }, log);
  const realtime = config.realtime.enabled
    ? await createRealtimeServer({ dbUrl, ...keys, log, permissionCheckMs })
    : undefined;
  try {
    const server = await createApiServer({ port, app, realtime, isDatabaseUp });
    return {
      url: server.url,
      disconnect: () => app.restart(),
      async stop() {
        await server.stop();
        await app.stop();
      },
    };
  } catch (error) {
    await realtime?.stop();
    await app.stop();
    throw error;
  }
}

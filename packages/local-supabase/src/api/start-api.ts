import type { ProjectConfig } from '../project-config.ts';
import type { ProjectKeys } from '../project-keys.ts';
import { createApiServer, type ApiServer } from './create-api-server.ts';
import { createSupabaseApp } from './create-supabase-app.ts';

export interface ApiOptions {
  dbUrl: string;
  keys: ProjectKeys;
  config: ProjectConfig;
  port: number;
  isDatabaseUp: () => boolean;
}

/** Serves Auth, REST and Realtime over a prepared database. */
export async function startApi({ dbUrl, keys, config, port, isDatabaseUp }: ApiOptions): Promise<ApiServer> {
  const app = await createSupabaseApp(dbUrl, keys, config);
  try {
    const server = await createApiServer({ port, app, realtime: undefined, isDatabaseUp });
    return {
      url: server.url,
      async stop() {
        await server.stop();
        await app.close();
      },
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}

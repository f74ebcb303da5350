import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { hasErrorCode } from '../file-errors.ts';
import { portTaken } from '../free-port.ts';
import type { ProjectConfig } from '../project-config.ts';
import type { ProjectKeys } from '../project-keys.ts';
import { createRealtimeServer } from '../realtime/create-realtime-server.ts';
import type { Mail } from '../mail/mailbox.ts';
import { startMailCatcher } from '../mail/start-mail-catcher.ts';
import { answerWithApp, refuse } from './answer-with-app.ts';
import { createRest } from '../rest/create-rest.ts';
import { answerWithRest } from './answer-with-rest.ts';
import { answerPreflight } from './cors.ts';
import { startAppThread, type AppThread } from './start-app-thread.ts';

export interface Api {
  url: string;
  /** Address of the mails of Auth; `undefined` if config.toml turns it off. */
  mailUrl: string | undefined;
  /** Where other programs send mails to, over SMTP. `undefined` together with `mailUrl`. */
  smtpUrl: string | undefined;
  /** Closes all connections of Auth; to be called when the database has ended. */
  disconnect(): Promise<void>;
  stop(): Promise<void>;
}

interface ApiOptions {
  dbUrl: string;
  keys: ProjectKeys;
  config: ProjectConfig;
  /** 0 for any free port. */
  port: number;
  /** 0 for any free port. */
  mailPort: number;
  /** 0 for any free port. */
  smtpPort: number;
  /** Folder with `supabase/`; templates of mails are below it. */
  projectDir: string;
  /** Folder of the files of Storage; created with the first file. */
  storageDir: string;
  /** False while the database is being restarted: requests are answered with 503 then. */
  isDatabaseUp: () => boolean;
  log: (line: string) => void;
  /** Milliseconds between two checks of the policies of open Realtime channels. Default 5000. */
  permissionCheckMs?: number | undefined;
}

/** A header of every response, with the id of the process that answered. */
export const PROCESS_HEADER = 'x-local-supabase-process';

const AUTH_PATH = '/auth/v1';
const REST_PATH = '/rest/v1';
const STORAGE_PATH = '/storage/v1';
const REALTIME_PATH = '/realtime/v1';

/**
 * Serves Auth, REST, Storage and Realtime over a prepared database, on one port of 127.0.0.1.
 *
 * @throws LocalSupabaseError `port_taken`
 */
export async function startApi(options: ApiOptions): Promise<Api> {
  const { dbUrl, keys, config, port, projectDir, storageDir, isDatabaseUp, log, permissionCheckMs } = options;
  const { mailPort, smtpPort } = options;
  const mail = config.inbucket.enabled ? await startMailCatcher({ port: mailPort, smtpPort }) : undefined;
  const rest = await createRest({ dbUrl, keys, config: config.api, log });
  const realtime = config.realtime.enabled
    ? createRealtimeServer({ dbUrl, ...keys, log, permissionCheckMs })
    : undefined;
  let app: AppThread | undefined;
  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      // the client has closed the connection meanwhile
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader(PROCESS_HEADER, String(process.pid));
    if (answerPreflight(request, response)) return;
    const path = toPath(request);
    const isApps = isBelow(path, AUTH_PATH) || (config.storage.enabled && isBelow(path, STORAGE_PATH));
    if (isApps && app) return answerWithApp(request, response, { app, keys, isDatabaseUp });
    if (isBelow(path, REST_PATH)) return answerWithRest(request, response, { rest, isDatabaseUp, log });
    if (realtime && isBelow(path, REALTIME_PATH) && (await realtime.handleRequest(request, response))) return;
    request.resume();
    refuse(response, 404, 'not_found', 'There is nothing at this path.');
  }

  server.on('upgrade', (request, socket, head) => {
    if (realtime && isBelow(toPath(request), REALTIME_PATH)) {
      realtime.handleUpgrade(request, socket, head);
    } else {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    }
  });

  function onMail(caught: Mail): void {
    if (mail) mail.catchMail(caught);
    else
      log(
        `AUTH a mail to ${caught.to} was not sent; "enabled = true" below [inbucket] in config.toml catches mails`,
      );
  }

  let url: string;
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
    app = await startAppThread({ dbUrl, apiUrl: url, projectDir, storageDir, keys, config }, { log, onMail });
  } catch (error) {
    server.close();
    await realtime?.stop();
    await rest.stop();
    await mail?.stop();
    throw hasErrorCode(error, 'EADDRINUSE') ? portTaken(port, 'HEADWAY_SUPABASE_PORT') : error;
  }
  return {
    url,
    mailUrl: mail?.url,
    smtpUrl: mail?.smtpUrl,
    disconnect: async () => app?.restart(),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      await realtime?.stop();
      server.closeAllConnections();
      await closed;
      await app?.stop();
      await rest.stop();
      await mail?.stop();
    },
  };
}

function toPath(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

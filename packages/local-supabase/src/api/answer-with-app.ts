import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProjectKeys } from '../project-keys.ts';
import { readBody } from '../read-body.ts';
import { CORS_HEADERS, isCorsHeader } from './cors.ts';
import { toKnownKeys, toKnownQuery } from './known-keys.ts';
import type { AppThread } from './start-app-thread.ts';

/** A little more than the 50 MiB of one file that Supabase allows by default. */
const MAX_FILE_BYTES = 52 * 1024 * 1024;
export const MAX_BODY_BYTES = 10 * 1024 * 1024;
// headers of the connection, not of the request
const HOP_BY_HOP = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade']);

/** Answers a request with Auth or Storage; with 503 while there is no database or no thread. */
export async function answerWithApp(
  request: IncomingMessage,
  response: ServerResponse,
  { app, keys, isDatabaseUp }: { app: AppThread; keys: ProjectKeys; isDatabaseUp: () => boolean },
): Promise<void> {
  const most = request.url?.startsWith('/storage/') ? MAX_FILE_BYTES : MAX_BODY_BYTES;
  const body = await readBody(request, most);
  if (!body) return refuse(response, 413, 'payload_too_large', `A body may have ${most} bytes.`);
  const answer = isDatabaseUp()
    ? await app.ask({
        method: request.method ?? 'GET',
        url: `http://${request.headers.host ?? '127.0.0.1'}${toKnownQuery(request.url ?? '/', keys)}`,
        headers: toKnownKeys(toHeaders(request), keys),
        body: body.length > 0 ? new Uint8Array(body) : undefined,
      })
    : undefined;
  // a request can also fail because the database has just ended
  if (!answer || (answer.status >= 500 && !isDatabaseUp())) {
    return refuseWithoutDatabase(response);
  }
  for (const [name, value] of CORS_HEADERS) response.setHeader(name, value);
  for (const [name, value] of answer.headers) {
    if (!HOP_BY_HOP.has(name) && !isCorsHeader(name)) response.appendHeader(name, value);
  }
  response.writeHead(answer.status).end(answer.body);
}

export function refuseWithoutDatabase(response: ServerResponse): void {
  refuse(response, 503, 'PGRST001', 'The database is being started again.');
}

/** Answers with an error in a form that the clients of Auth and of REST both understand. */
export function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  for (const [name, value] of CORS_HEADERS) response.setHeader(name, value);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    ...(status === 503 ? { 'Retry-After': '1' } : {}),
  });
  response.end(JSON.stringify({ code, message, msg: message, error_code: code, details: null, hint: null }));
}

function toHeaders(request: IncomingMessage): [string, string][] {
  return Object.entries(request.headersDistinct)
    .filter(([name]) => !HOP_BY_HOP.has(name))
    .flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value]));
}

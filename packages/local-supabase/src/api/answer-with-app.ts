import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppThread } from './start-app-thread.ts';

const MAX_BODY_BYTES = 10 * 1024 * 1024;
// they are about this connection, not about the request
const HOP_BY_HOP = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade']);

/** Hands a request to Auth or REST; while there is no database or no thread, answers with 503. */
export async function answerWithApp(
  request: IncomingMessage,
  response: ServerResponse,
  { app, isDatabaseUp }: { app: AppThread; isDatabaseUp: () => boolean },
): Promise<void> {
  const body = await readBody(request);
  if (body === 'too large') {
    return refuse(request, response, 413, 'payload_too_large', `A body may have ${MAX_BODY_BYTES} bytes.`);
  }
  const answer = isDatabaseUp()
    ? await app.ask({
        method: request.method ?? 'GET',
        url: `http://${request.headers.host ?? '127.0.0.1'}${request.url ?? '/'}`,
        headers: toHeaders(request),
        body: body.length > 0 ? body : undefined,
      })
    : undefined;
  // what fails because the database has just gone is no fault of the request either
  if (!answer || (answer.status >= 500 && !isDatabaseUp())) {
    return refuse(request, response, 503, 'PGRST001', 'The database is being started again.');
  }
  for (const [name, value] of answer.headers) {
    if (!HOP_BY_HOP.has(name)) response.appendHeader(name, value);
  }
  response.writeHead(answer.status).end(answer.body);
}

/** An error in a form that the clients of Auth and of REST both understand. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
): void {
  response.writeHead(status, {
    'Access-Control-Allow-Origin': '*',
    'Content-Type': 'application/json; charset=utf-8',
    ...(status === 503 ? { 'Retry-After': '1' } : {}),
  });
  // closed before all of the body is read, a connection is reset and whoever still sends never hears the answer
  request.resume();
  response.end(JSON.stringify({ code, message, msg: message, error_code: code, details: null, hint: null }));
}

async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | 'too large'> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return 'too large';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return 'too large';
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function toHeaders(request: IncomingMessage): [string, string][] {
  return Object.entries(request.headersDistinct)
    .filter(([name]) => !HOP_BY_HOP.has(name))
    .flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value]));
}

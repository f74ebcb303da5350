import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../read-body.ts';
import type { RestAnswer, RestRequest } from '../rest/answer/rest-request.ts';
import type { Rest } from '../rest/create-rest.ts';
import { MAX_BODY_BYTES, refuse, refuseWithoutDatabase } from './answer-with-app.ts';
import { CORS_HEADERS } from './cors.ts';

const PREFIX = '/rest/v1';

interface RestTarget {
  rest: Rest;
  isDatabaseUp: () => boolean;
  log: (line: string) => void;
}

/** Answers a request with REST; with 503 while there is no database. */
export async function answerWithRest(
  request: IncomingMessage,
  response: ServerResponse,
  { rest, isDatabaseUp, log }: RestTarget,
): Promise<void> {
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!body) return refuse(response, 413, 'payload_too_large', `A body may have ${MAX_BODY_BYTES} bytes.`);
  if (!isDatabaseUp()) return refuseWithoutDatabase(response);
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  let answer: RestAnswer;
  try {
    answer = await rest.answer(toRestRequest(request, body, gone.signal));
  } catch (error) {
    // the connection broke: Postgres has ended, or this query was ended
    log(`REST ${String(error)}`);
    return refuseWithoutDatabase(response);
  }
  for (const [name, value] of CORS_HEADERS) response.setHeader(name, value);
  response.writeHead(answer.status, answer.headers).end(request.method === 'HEAD' ? undefined : answer.body);
}

function toRestRequest(request: IncomingMessage, body: Buffer, signal: AbortSignal): RestRequest {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    method: request.method ?? 'GET',
    path: url.pathname.slice(PREFIX.length) || '/',
    params: url.searchParams,
    headers: new Map(
      Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
    ),
    body,
    signal,
  };
}

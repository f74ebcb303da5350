import type * as z from 'zod/mini';
import { problemSchema, type Problem } from './problem.ts';

/**
 * How a call of our own API ended. Not the `Result` of a verb: a problem document has a title and a status, its code may be
 * one of a newer server, and `network` and `unreadable` are codes that no server sends.
 */
export type ApiResult<Data> = { ok: true; data: Data } | { ok: false; problem: Problem };

interface ApiCall {
  method?: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';
  /** Sent as JSON. */
  body?: unknown;
  /** Makes a repeated request find what the first one made. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** What the browser's cache may do. Default `no-store`. */
  cache?: RequestCache;
}

let owner: string | null = null;

/** From now on every call says that it is made for this person. The API refuses it when another person is signed in. */
export function callApiFor(userId: string): void {
  owner = userId;
}

/**
 * Calls our own API with the session's cookie, and parses the JSON of its answer with `schema`. Rejects only when `signal` was
 * aborted.
 */
export async function callApi<Data>(
  path: string,
  schema: z.ZodMiniType<Data>,
  call: ApiCall = {},
): Promise<ApiResult<Data>> {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (call.body !== undefined) headers.set('content-type', 'application/json');
  if (call.idempotencyKey !== undefined) headers.set('idempotency-key', call.idempotencyKey);
  if (owner !== null) headers.set('headway-user', owner);
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(path, {
      method: call.method ?? 'GET',
      headers,
      body: call.body === undefined ? null : JSON.stringify(call.body),
      cache: call.cache ?? 'no-store',
      signal: call.signal ?? null,
    });
    const text = await response.text();
    body = text === '' ? null : parseJson(text);
  } catch (error) {
    if (call.signal?.aborted === true) throw error;
    return { ok: false, problem: networkProblem };
  }
  if (!response.ok) {
    const problem = problemSchema.safeParse(body);
    return { ok: false, problem: problem.success ? problem.data : toUnreadable(response.status) };
  }
  const data = schema.safeParse(body);
  return data.success ? { ok: true, data: data.data } : { ok: false, problem: toUnreadable(response.status) };
}

const networkProblem: Problem = {
  code: 'network',
  title: 'No connection',
  status: 0,
  detail: 'Headway could not be reached. Check the connection and try again.',
};

function toUnreadable(status: number): Problem {
  return {
    code: 'unreadable',
    title: 'Unexpected answer',
    status,
    detail: `Headway sent an unexpected answer (${status}). Reload the page and try again.`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { setTimeout } from 'node:timers/promises';
import { toBackoffDelay } from '@headway/ground';
import { fetch } from 'undici';
import type { z } from 'zod';
import { PipelineError } from '../protocol/pipeline-error.ts';

interface JsonRequest<T> {
  /** The name of the service, for people. */
  provider: string;
  url: URL;
  headers?: Record<string, string>;
  /** The body of a POST. Without one, the request is a GET. */
  body?: string;
  schema: z.ZodType<T>;
  signal: AbortSignal;
  /** The wait before the first retry, in milliseconds; it doubles with each retry. Default 500. */
  retryDelayMs?: number | undefined;
}

const RETRIES = 3;
const TIMEOUT_MS = 15_000;
const MAX_RETRY_AFTER_MS = 10_000;

type Attempt<T> = { value: T } | { error: PipelineError; retryAfterMs: number | null };

/**
 * Sends a request to a search service. After 429, 5xx or a lost connection it is sent again, up to three times, after
 * the time of `Retry-After` (at most 10 s) or else after a wait that doubles. Neither the error nor its cause contains
 * the request, which contains the key.
 */
export async function requestJson<T>(request: JsonRequest<T>): Promise<{ value: T; calls: number }> {
  const { signal, retryDelayMs = 500 } = request;
  for (let calls = 1; ; calls += 1) {
    const attempt = await attemptJson(request);
    if ('value' in attempt) return { value: attempt.value, calls };
    if (calls > RETRIES || !attempt.error.retryable) throw attempt.error;
    const delay =
      attempt.retryAfterMs ??
      toBackoffDelay({ attempt: calls - 1, baseMs: retryDelayMs, capMs: MAX_RETRY_AFTER_MS });
    await setTimeout(Math.min(delay, MAX_RETRY_AFTER_MS), undefined, { signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw error;
    });
  }
}

async function attemptJson<T>(request: JsonRequest<T>): Promise<Attempt<T>> {
  const { provider, url, headers, body, schema, signal } = request;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let status: number;
  let json: unknown;
  let retryAfter: string | null;
  try {
    const response = await fetch(url.href, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { accept: 'application/json', ...headers },
      body: body ?? null,
      signal: AbortSignal.any([signal, timeout]),
      redirect: 'error',
    });
    ({ status } = response);
    retryAfter = response.headers.get('retry-after');
    const text = await response.text();
    json = response.ok ? parseJson(text) : undefined;
  } catch (error) {
    signal.throwIfAborted();
    return { error: unavailable(`${provider} could not be reached.`, error), retryAfterMs: null };
  }
  if (status === 401 || status === 402 || status === 403) {
    const why = status === 402 ? 'its credit is used up' : 'its key was refused';
    const message = `${provider} answered ${status}: ${why}.`;
    return { error: new PipelineError('provider_unauthorized', message), retryAfterMs: null };
  }
  if (status === 429 || status >= 500)
    return { error: unavailable(`${provider} answered ${status}.`), retryAfterMs: toMs(retryAfter) };
  const parsed = schema.safeParse(json);
  // a malformed answer is not asked for again
  if (status < 200 || status >= 300 || !parsed.success)
    throw unavailable(`${provider} gave an answer that cannot be used (status ${status}).`, parsed.error);
  return { value: parsed.data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // which no schema accepts
  }
}

function toMs(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d+$/u.test(retryAfter) ? Number(retryAfter) * 1000 : null;
}

function unavailable(message: string, cause?: unknown): PipelineError {
  return new PipelineError('provider_unavailable', message, { cause });
}

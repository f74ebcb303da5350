import { setTimeout } from 'node:timers/promises';
import { toBackoffDelay } from '@headway/ground';
import { fetch } from 'undici';
import type { z } from 'zod';
import { PipelineError } from '../protocol/pipeline-error.ts';

export interface JsonRequest<T> {
  /** The provider's name, for people. */
  provider: string;
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  schema: z.ZodType<T>;
  signal: AbortSignal;
  /** Base of the exponential backoff. Default 500 ms. */
  retryDelayMs?: number;
}

const RETRIES = 3;
const TIMEOUT_MS = 15_000;
const MAX_RETRY_AFTER_MS = 10_000;

type Attempt<T> = { value: T } | { error: PipelineError; retryAfterMs: number | null };

/**
 * Asks a search service; 429, 5xx and lost connections are tried again three times. Neither the error nor its
 * cause carries the request, which has the key.
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
  const { provider, url, method, headers, body, schema, signal } = request;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let status: number;
  let json: unknown;
  let retryAfter: string | null;
  try {
    const response = await fetch(url.href, {
      method,
      headers: { accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
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
  if (status === 401 || status === 402 || status === 403)
    return { error: unauthorized(provider, status), retryAfterMs: null };
  if (status === 429 || status >= 500)
    return { error: unavailable(`${provider} answered ${status}.`), retryAfterMs: toMs(retryAfter) };
  const parsed = schema.safeParse(json);
  // an answer that makes no sense will not make more a second later
  if (status < 200 || status >= 300 || !parsed.success)
    throw unavailable(`${provider} gave an answer that cannot be used (status ${status}).`, parsed.error);
  return { value: parsed.data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // no JSON at all is told apart by the schema
    return undefined;
  }
}

function toMs(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d+$/u.test(retryAfter) ? Number(retryAfter) * 1000 : null;
}

function unauthorized(provider: string, status: number): PipelineError {
  const why = status === 402 ? 'its credit is used up' : 'its key was refused';
  return new PipelineError('provider_unauthorized', `${provider} answered ${status}: ${why}.`);
}

function unavailable(message: string, cause?: unknown): PipelineError {
  return new PipelineError('provider_unavailable', message, { cause });
}

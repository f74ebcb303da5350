import type { DatabaseError } from 'pg';

interface RestErrorParts {
  details?: unknown;
  hint?: string | null;
  headers?: Record<string, string>;
}

/** A refused request, in the form of PostgREST's errors. */
export class RestError extends Error {
  override readonly name = 'RestError';
  readonly status: number;
  readonly code: string;
  readonly details: unknown;
  readonly hint: string | null;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, parts: RestErrorParts = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = parts.details ?? null;
    this.hint = parts.hint ?? null;
    this.headers = parts.headers ?? {};
  }

  toJSON(): object {
    return { code: this.code, details: this.details, hint: this.hint, message: this.message };
  }
}

/**
 * Turns an error of Postgres into the answer that PostgREST gives.
 *
 * @see https://docs.postgrest.org/en/v13/references/errors.html#http-status-codes
 */
export function toRestError(error: DatabaseError, isAnonymous: boolean): RestError {
  const { message, detail: details = null, hint = null } = error;
  const code = error.code ?? 'XX000';
  if (code === 'PGRST') return toRaisedError(message, details);
  return new RestError(toStatus(code, isAnonymous), code, message, {
    details,
    hint,
    headers: code === '42501' && isAnonymous ? { 'WWW-Authenticate': 'Bearer' } : {},
  });
}

const STATUS: Record<string, number> = {
  '23503': 409,
  '23505': 409,
  '25006': 405,
  '21000': 400,
  '42883': 404,
  '42P01': 404,
  '42P17': 500,
  '53400': 500,
  '57014': 500,
  '57P01': 503,
  P0001: 400,
};

const STATUS_OF_CLASS: Record<string, number> = {
  '08': 503,
  '09': 500,
  '0L': 403,
  '0P': 403,
  '25': 500,
  '28': 403,
  '2D': 500,
  '38': 500,
  '39': 500,
  '3B': 500,
  '40': 500,
  '53': 503,
  '54': 500,
  '55': 500,
  '57': 500,
  '58': 500,
  F0: 500,
  HV: 500,
  P0: 500,
  XX: 500,
};

function toStatus(code: string, isAnonymous: boolean): number {
  if (code === '42501') return isAnonymous ? 401 : 403;
  // a function that raises with errcode PT418 chooses the status itself
  const chosen = /^PT([1-5]\d\d)$/.exec(code)?.[1];
  if (chosen !== undefined) return Number(chosen);
  return STATUS[code] ?? STATUS_OF_CLASS[code.slice(0, 2)] ?? 400;
}

/** `raise sqlstate 'PGRST'` carries the whole answer as two JSON documents. */
function toRaisedError(message: string, detail: string | null): RestError {
  try {
    const body: unknown = JSON.parse(message);
    const { status, headers }: { status?: unknown; headers?: unknown } = JSON.parse(detail ?? '{}');
    const text = (name: string) => {
      const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : null;
      return typeof value === 'string' ? value : null;
    };
    return new RestError(Number(status), text('code') ?? 'PGRST', text('message') ?? '', {
      details: text('details'),
      hint: text('hint'),
      headers: Object.fromEntries(
        Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]),
      ),
    });
  } catch {
    return new RestError(500, 'PGRST121', 'Could not parse JSON in the "RAISE SQLSTATE \'PGRST\'" error', {
      details: `Invalid JSON value for MESSAGE: '${message}'`,
    });
  }
}

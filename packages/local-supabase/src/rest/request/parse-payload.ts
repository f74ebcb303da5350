import { RestError } from '../rest-error.ts';
import type { Relation } from '../schema-cache/schema-document.ts';

/** The body of a write, as the client sent it, with the columns that it sets. */
export interface Payload {
  json: string;
  columns: string[];
  /** Whether the body is a list of rows. */
  isList: boolean;
  isEmpty: boolean;
}

/**
 * Reads the columns of the body of a write. The body itself goes to Postgres as it is.
 *
 * @param columns The parameter `columns`, which replaces the keys of the rows.
 * @throws RestError PGRST102 for a malformed body, PGRST204 for an unknown column
 */
export function parsePayload(
  body: Buffer,
  contentType: string | undefined,
  columns: string[] | undefined,
  relation: Relation,
): Payload {
  const json = toJson(body, contentType);
  const value = parseJson(json);
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  const keys = columns ?? toKeys(rows);
  for (const key of keys) {
    if (relation.columns.some(({ name }) => name === key)) continue;
    throw new RestError(
      400,
      'PGRST204',
      `Could not find the '${key}' column of '${relation.name}' in the schema cache`,
    );
  }
  return { json, columns: keys, isList: Array.isArray(value), isEmpty: rows.length === 0 };
}

/** The body as JSON; a form becomes an object of texts. */
export function toJson(body: Buffer, contentType = 'application/json'): string {
  const type = contentType.split(';', 1)[0]?.trim();
  if (type === 'application/x-www-form-urlencoded') {
    return JSON.stringify(Object.fromEntries(new URLSearchParams(body.toString())));
  }
  if (type === 'application/json' || type?.endsWith('+json') || type === '') return body.toString();
  throw new RestError(415, 'PGRST102', `Content-Type not acceptable: ${type ?? ''}`);
}

/** Checks JSON. A number here may be rounded: the values are for checks, and are never stored. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw Object.assign(new RestError(400, 'PGRST102', 'Empty or invalid json'), { cause });
  }
}

function toKeys(rows: unknown[]): string[] {
  const [first, ...others] = rows.map((row) => {
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) return Object.keys(row);
    throw new RestError(400, 'PGRST102', 'Empty or invalid json');
  });
  const keys = new Set(first);
  if (others.some((own) => own.length !== keys.size || own.some((key) => !keys.has(key)))) {
    throw new RestError(400, 'PGRST102', 'All object keys must match');
  }
  return [...keys];
}

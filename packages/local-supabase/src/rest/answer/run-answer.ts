import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { MediaType } from '../request/parse-accept.ts';
import { RestError } from '../rest-error.ts';
import { answerSql } from '../sql/answer-sql.ts';
import type { SqlValues } from '../sql/sql-values.ts';

const answerRow = z.object({
  total: z.string().nullable(),
  page: z.number(),
  body: z.string().nullable(),
  headers: z.string().nullable(),
  status: z.string().nullable(),
  inserted: z.string().nullable(),
});

/** The outcome of a statement of `answerSql`. */
export interface Outcome {
  /** All rows, if they were counted. */
  total: number | undefined;
  /** The rows of this answer. */
  page: number;
  body: string | Buffer;
  /** The status that a function set. */
  status: number | undefined;
  /** The headers that a function set. */
  headers: Record<string, string>;
  /** Rows of an upsert that were new, if they were counted. */
  inserted: number | undefined;
}

/**
 * Runs a statement of `answerSql`.
 *
 * @throws RestError PGRST116 if one row is asked for and there is another number of rows
 */
export async function runAnswer(
  client: ClientBase,
  options: Parameters<typeof answerSql>[0],
  values: SqlValues,
): Promise<Outcome> {
  const { media } = options;
  if (media.kind === 'plan') return explain(client, options, values, media);
  const { rows } = await client.query({ text: answerSql(options), values: values.list });
  const row = answerRow.parse(rows[0]);
  if (media.kind === 'object' && row.page !== 1 && options.shape === 'rows') {
    throw new RestError(406, 'PGRST116', 'Cannot coerce the result to a single JSON object', {
      details: `The result contains ${row.page} rows`,
    });
  }
  return {
    total: row.total === null ? undefined : Number(row.total),
    page: row.page,
    body: media.kind === 'binary' ? toBytes(row.body ?? '') : (row.body ?? ''),
    status: row.status === null ? undefined : Number(row.status),
    headers: parseHeaders(row.headers),
    inserted: row.inserted === null ? undefined : Number(row.inserted),
  };
}

async function explain(
  client: ClientBase,
  options: Parameters<typeof answerSql>[0],
  values: SqlValues,
  { planFormat, planOptions }: MediaType,
): Promise<Outcome> {
  const text = `explain (${[`format ${planFormat}`, ...planOptions].join(', ')}) ${answerSql({ ...options, media: { ...options.media, kind: 'json' } })}`;
  const { rows } = await client.query<{ 'QUERY PLAN': unknown }>({ text, values: values.list });
  const lines = rows.map((row) => row['QUERY PLAN']);
  return {
    total: undefined,
    page: 0,
    body: planFormat === 'json' ? JSON.stringify(lines[0]) : lines.join('\n'),
    status: undefined,
    headers: {},
    inserted: undefined,
  };
}

/** The number of rows that the planner expects. */
export async function estimateRows(
  client: ClientBase,
  statement: string,
  values: SqlValues,
): Promise<number> {
  const { rows } = await client.query({ text: `explain (format json) ${statement}`, values: values.list });
  const plan = z.object({
    'QUERY PLAN': z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]),
  });
  return plan.parse(rows[0])['QUERY PLAN'][0].Plan['Plan Rows'];
}

/** The text of a bytea, as its bytes; another text as UTF-8. */
function toBytes(text: string): Buffer {
  return text.startsWith(String.raw`\x`) ? Buffer.from(text.slice(2), 'hex') : Buffer.from(text);
}

function parseHeaders(text: string | null): Record<string, string> {
  if (text === null) return {};
  const parsed = z.array(z.record(z.string(), z.string())).safeParse(parseJson(text));
  if (!parsed.success) {
    throw new RestError(
      500,
      'PGRST111',
      'response.headers guc must be a JSON array composed of objects with a single key and a string value',
    );
  }
  return Object.assign({}, ...parsed.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

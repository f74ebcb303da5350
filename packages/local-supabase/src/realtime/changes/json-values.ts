import type { Pool } from 'pg';
import type { ColumnType } from './column-type.ts';

/** Writes a value as JSON, like Postgres's `to_jsonb`. */
export type JsonWriter = (value: string | null, type: ColumnType) => string;

/** A value of a type that only Postgres can write as JSON. */
export interface AskedValue {
  value: string;
  type: ColumnType;
}

/** Creates a writer. Postgres converts the `asked` values, in one query. */
export async function createJsonWriter(pool: Pool, asked: readonly AskedValue[]): Promise<JsonWriter> {
  const distinct = new Map(asked.map((one) => [toKey(one.value, one.type), one]));
  const answers = new Map<string, string>();
  if (distinct.size > 0) {
    const { rows } = await pool.query<{ json: string }>({
      name: 'json_values',
      text: `select coalesce(realtime.cast(value, type::regtype), 'null')::text as json
               from unnest($1::text[], $2::oid[]) with ordinality as asked (value, type, place)
              order by place`,
      values: [
        [...distinct.values()].map(({ value }) => value),
        [...distinct.values()].map(({ type }) => type.oid),
      ],
    });
    for (const [index, key] of [...distinct.keys()].entries()) answers.set(key, rows[index]?.json ?? 'null');
  }
  return (value, type) => {
    if (value === null) return 'null';
    return type.json === 'ask' ? (answers.get(toKey(value, type)) ?? 'null') : toJson(value, type.json);
  };
}

/** @param value in Postgres's text form; dates in ISO style, in UTC */
function toJson(value: string, form: Exclude<ColumnType['json'], 'ask'>): string {
  switch (form) {
    case 'boolean':
      return value === 't' ? 'true' : 'false';
    case 'number':
      if (value === '-0') return '0';
      // JSON has no NaN and no infinity
      return /^-?\d/.test(value) ? value : JSON.stringify(value);
    case 'json':
      return value;
    case 'timestamp':
      return JSON.stringify(value.replace(' ', 'T').replace(/\+00(?= |$)/, '+00:00'));
    case 'bytea':
      return JSON.stringify(value.replace('\\x', ''));
    case 'text':
      return JSON.stringify(value);
  }
}

function toKey(value: string, type: ColumnType): string {
  return `${type.oid}:${value}`;
}

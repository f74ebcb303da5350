import type { MediaType } from '../request/parse-accept.ts';

interface AnswerOptions {
  /** The statement whose rows are answered, or which writes or calls. */
  source: string;
  /** The statement that reads the answer from `pgrst_source`; `undefined` if the source has its rows already. */
  read: string | undefined;
  /** The statement that counts all rows. */
  count: string | undefined;
  media: MediaType;
  /** `rows`, or the values of a function: one, or a list. */
  shape: 'rows' | 'row' | 'scalar' | 'scalars' | 'none';
}

/** The statement whose one row has the body of an answer, made by Postgres, and the numbers of its headers. */
export function answerSql({ source, read, count, media, shape }: AnswerOptions): string {
  const counting = count === undefined ? '' : `, pgrst_source_count as (${count})`;
  return `with pgrst_source as (${source})${counting}
    select ${count === undefined ? 'null' : '(select count(*)::int8 from pgrst_source_count)'}::text as total,
           count("pgrst_rows")::int4 as page,
           ${bodySql(media, shape)} as body,
           nullif(current_setting('response.headers', true), '') as headers,
           nullif(current_setting('response.status', true), '') as status,
           nullif(current_setting('pgrst.inserted', true), '') as inserted
      from (${read ?? 'select * from pgrst_source'}) as "pgrst_rows"`;
}

function bodySql({ kind, stripsNulls }: MediaType, shape: AnswerOptions['shape']): string {
  if (shape === 'none') return 'null::text';
  if (kind === 'csv') {
    return `coalesce((select string_agg(key, ',') from (select json_object_keys(row_to_json(first)) as key from (select * from pgrst_source limit 1) as first) as keys), '')
      || chr(10) || coalesce(string_agg(substring("pgrst_rows"::text, 2, length("pgrst_rows"::text) - 2), chr(10)), '')`;
  }
  if (kind === 'text' || kind === 'binary') return `string_agg("pgrst_rows"."pgrst_scalar"::text, '')`;
  const isScalar = shape === 'scalar' || shape === 'scalars';
  const list = isScalar ? 'json_agg("pgrst_rows"."pgrst_scalar")' : 'json_agg("pgrst_rows")';
  const body =
    kind === 'object' || shape === 'scalar' || shape === 'row' ? `${list}->0` : `coalesce(${list}, '[]')`;
  return `(${stripsNulls ? `json_strip_nulls(${body})` : body})::text`;
}

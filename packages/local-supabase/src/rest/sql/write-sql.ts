import type { Payload } from '../request/parse-payload.ts';
import type { Preferences } from '../request/parse-prefer.ts';
import type { Condition } from '../request/parse-filter.ts';
import type { Relation } from '../schema-cache/schema-document.ts';
import { conditionsSql } from './condition-sql.ts';
import type { ReadNode } from './plan-read.ts';
import { quoteTable } from './read-sql.ts';
import { quoteName, type SqlValues } from './sql-values.ts';

interface InsertOptions {
  relation: Relation;
  payload: Payload;
  preferences: Preferences;
  /** The columns of the conflict; `undefined` for the primary key. */
  onConflict: string[] | undefined;
  returning: string;
}

/** Inserts rows. Postgres reads their JSON, so that each value is stored with the digits that were sent. */
export function insertSql(options: InsertOptions, values: SqlValues): string {
  const { relation, payload, preferences, returning } = options;
  const table = quoteTable(relation);
  const names = payload.columns.map(quoteName).join(', ');
  if (payload.columns.length === 0) {
    if (payload.isEmpty) return `select * from ${table} where false`;
    return `insert into ${table} default values returning ${returning}`;
  }
  const counted = preferences.resolution === 'merge-duplicates' ? `where ${countInserted(1)} <> '0'` : '';
  return [
    `insert into ${table} (${names}) select ${names}`,
    `from ${rowsSql(relation, payload, preferences.missing === 'default', values)} as "pgrst_body" ${counted}`,
    conflictSql(options),
    `returning ${returning}`,
  ].join(' ');
}

function conflictSql({ relation, payload, preferences, onConflict }: InsertOptions): string {
  const keys = onConflict ?? relation.primaryKey;
  if (preferences.resolution === undefined || keys.length === 0) return '';
  const target = `on conflict (${keys.map(quoteName).join(', ')})`;
  if (preferences.resolution === 'ignore-duplicates' || payload.columns.length === 0)
    return `${target} do nothing`;
  const changes = payload.columns.map((name) => `${quoteName(name)} = excluded.${quoteName(name)}`);
  return `${target} do update set ${changes.join(', ')} where ${countInserted(-1)} <> '-1'`;
}

/** Counts inserted rows in a setting of the transaction: rows that were changed instead are taken off again. */
function countInserted(step: number): string {
  return `set_config('pgrst.inserted', (coalesce(nullif(current_setting('pgrst.inserted', true), '')::int, 0) + ${step})::text, true)`;
}

interface UpdateOptions {
  relation: Relation;
  node: ReadNode;
  payload: Payload;
  conditions: Condition[];
  returning: string;
}

export function updateSql(
  { relation, node, payload, conditions, returning }: UpdateOptions,
  values: SqlValues,
): string {
  const table = quoteTable(relation);
  if (payload.columns.length === 0) return `select * from ${table} where false`;
  const changes = payload.columns.map((name) => `${quoteName(name)} = "pgrst_body".${quoteName(name)}`);
  const rows = rowsSql(relation, payload, false, values);
  return [
    `update ${table} set ${changes.join(', ')}`,
    `from (select * from ${rows} as "pgrst_rows" limit 1) as "pgrst_body"`,
    `where ${conditionsSql(node, conditions, values)} returning ${returning}`,
  ].join(' ');
}

export function deleteSql(
  { relation, node, conditions, returning }: Omit<UpdateOptions, 'payload'>,
  values: SqlValues,
): string {
  return `delete from ${quoteTable(relation)} where ${conditionsSql(node, conditions, values)} returning ${returning}`;
}

/** The rows of a body, with the types of the columns. Columns that a row lacks are null, or get their default. */
function rowsSql(relation: Relation, payload: Payload, takesDefaults: boolean, values: SqlValues): string {
  const columns = relation.columns.filter(({ name }) => payload.columns.includes(name));
  const types = columns.map(({ name, type }) => `${quoteName(name)} ${type}`).join(', ');
  const given = values.add(payload.json);
  const names = columns.map(({ name }) => quoteName(name)).join(', ');
  const list = payload.isList ? `${given}::json` : `json_build_array(${given}::json)`;
  if (!takesDefaults) return `(select ${names} from json_to_recordset(${list}) as "pgrst_set" (${types}))`;
  const defaults = columns
    .filter((column) => column.default !== null)
    .map(({ name, default: expression }) => `'${name.replaceAll("'", "''")}', ${expression}`);
  const complete = `(select jsonb_agg(jsonb_build_object(${defaults.join(', ')}) || "pgrst_row") from jsonb_array_elements((${list})::jsonb) as "pgrst_row")`;
  return `(select ${names} from jsonb_to_recordset(${complete}) as "pgrst_set" (${types}))`;
}

/** The columns that a write returns: those that its answer needs, or all. */
export function returningSql(table: string, columns: string[] | undefined): string {
  const own = quoteName(table);
  if (columns === undefined) return `${own}.*`;
  return columns.map((name) => `${own}.${quoteName(name)}`).join(', ') || '1';
}

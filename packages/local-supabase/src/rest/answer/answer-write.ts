import { parsePayload, parseJson } from '../request/parse-payload.ts';
import type { Preferences } from '../request/parse-prefer.ts';
import { parseQuery, type RestQuery } from '../request/parse-query.ts';
import { RestError } from '../rest-error.ts';
import type { Relation } from '../schema-cache/schema-document.ts';
import { planRead, type ReadNode } from '../sql/plan-read.ts';
import { neededColumns, readSql } from '../sql/read-sql.ts';
import { quoteName, SqlValues } from '../sql/sql-values.ts';
import { deleteSql, insertSql, returningSql, updateSql } from '../sql/write-sql.ts';
import { toContentRange } from './content-range.ts';
import type { RestContext } from './rest-context.ts';
import type { RestAnswer } from './rest-request.ts';
import { checkAffected } from './check-affected.ts';
import { runAnswer, type Outcome } from './run-answer.ts';
import { runTransaction } from './run-transaction.ts';

/** Answers POST, PATCH, PUT and DELETE of a table or view. */
export async function answerWrite(context: RestContext, relation: Relation): Promise<RestAnswer> {
  const { request, media } = context;
  const query = parseQuery(request.params, false);
  const preferences = toPreferences(context, relation, query);
  const node = planRead(relation, relation.name, { ...context, maxRows: undefined, query });
  // filters choose the rows of the write; the rows that it returns are all answered
  const { conditions } = node;
  node.conditions = [];
  const isRepresented = preferences.return === 'representation';
  const returning = returningSql(
    relation.name,
    isRepresented ? neededColumns(node) : preferences.return === 'headers-only' ? relation.primaryKey : [],
  );
  const values = new SqlValues();
  const source = writeSql(context, { relation, query, preferences, node, conditions, returning }, values);
  const read = isRepresented
    ? readSql(node, `pgrst_source as ${quoteName(relation.name)}`, values)
    : undefined;
  const isLocated = preferences.return === 'headers-only';
  const outcome = await runTransaction(
    {
      ...context,
      isReadOnly: false,
      rollsBack: preferences.tx === 'rollback',
      timezone: preferences.timezone,
    },
    async (client) => {
      const shape = isRepresented || isLocated ? 'rows' : 'none';
      const result = await runAnswer(
        client,
        { source, read, count: undefined, media: isLocated ? { ...media, kind: 'json' } : media, shape },
        values,
      );
      checkAffected(result.page, preferences);
      return result;
    },
  );
  return toWriteAnswer(context, relation, preferences, outcome);
}

interface Write {
  relation: Relation;
  query: RestQuery;
  preferences: Preferences;
  node: ReadNode;
  conditions: ReadNode['conditions'];
  returning: string;
}

function writeSql({ request }: RestContext, write: Write, values: SqlValues): string {
  const { relation, query, preferences, node, conditions, returning } = write;
  if (request.method === 'DELETE') {
    checkFilters(conditions, 'DELETE');
    return deleteSql({ relation, node, conditions, returning }, values);
  }
  const payload = parsePayload(request.body, request.headers.get('content-type'), query.columns, relation);
  if (request.method === 'PATCH') {
    checkFilters(conditions, 'UPDATE');
    return updateSql({ relation, node, payload, conditions, returning }, values);
  }
  if (request.method === 'PUT') checkSingleRow(relation, conditions, parseJson(payload.json));
  return insertSql({ relation, payload, preferences, onConflict: query.onConflict, returning }, values);
}

function toPreferences(
  { request, preferences }: RestContext,
  relation: Relation,
  query: RestQuery,
): Preferences {
  if (request.method === 'PUT') return { ...preferences, resolution: 'merge-duplicates' };
  if (preferences.resolution === undefined && query.onConflict === undefined) return preferences;
  return relation.primaryKey.length === 0 && query.onConflict === undefined
    ? { ...preferences, resolution: undefined }
    : preferences;
}

/** As the extension safeupdate of Supabase does: a forgotten filter changes no table as a whole. */
function checkFilters(conditions: unknown[], verb: 'UPDATE' | 'DELETE'): void {
  if (conditions.length === 0) throw new RestError(400, '21000', `${verb} requires a WHERE clause`);
}

function checkSingleRow(relation: Relation, conditions: ReadNode['conditions'], body: unknown): void {
  const given = new Map(
    conditions.flatMap((condition) =>
      condition.kind === 'filter' && condition.operator === 'eq' && !condition.isNegated
        ? [[condition.field.name, condition.value] as const]
        : [],
    ),
  );
  const { primaryKey } = relation;
  if (
    given.size !== conditions.length ||
    given.size !== primaryKey.length ||
    !primaryKey.every((name) => given.has(name))
  ) {
    throw new RestError(
      405,
      'PGRST105',
      "Filters must include all and only primary key columns with 'eq' operators",
    );
  }
  const row: unknown = Array.isArray(body) ? body[0] : body;
  for (const [name, value] of given) {
    if (typeof row === 'object' && row !== null && String(Reflect.get(row, name)) === value) continue;
    throw new RestError(400, 'PGRST115', 'Payload values do not match URL in primary key column(s)');
  }
}

function toWriteAnswer(
  { request, media }: RestContext,
  relation: Relation,
  preferences: Preferences,
  outcome: Outcome,
): RestAnswer {
  const isRepresented = preferences.return === 'representation';
  const total = preferences.count === undefined ? undefined : outcome.page;
  const isCreation = request.method === 'POST' || request.method === 'PUT';
  const range = request.method === 'PATCH' ? toContentRange(0, outcome.page, total) : `*/${total ?? '*'}`;
  const location =
    preferences.return === 'headers-only' && request.method === 'POST' ? toLocation(relation, outcome) : {};
  return {
    status: outcome.status ?? toWriteStatus(request.method, isRepresented, outcome),
    headers: {
      ...(isRepresented ? { 'Content-Type': media.contentType } : {}),
      ...(isCreation && total === undefined && request.method === 'PUT' ? {} : { 'Content-Range': range }),
      ...location,
      ...outcome.headers,
    },
    body: isRepresented ? outcome.body : '',
  };
}

function toWriteStatus(method: string, isRepresented: boolean, { inserted }: Outcome): number {
  if (method === 'POST') return inserted === undefined || inserted > 0 ? 201 : 200;
  if (method === 'PUT' && inserted !== undefined && inserted > 0) return 201;
  return isRepresented ? 200 : 204;
}

/** The address of the one row that was inserted. */
function toLocation(relation: Relation, { page, body }: Outcome): Record<string, string> {
  if (page !== 1 || relation.primaryKey.length === 0) return {};
  const rows: unknown = JSON.parse(body.toString());
  const row: unknown = Array.isArray(rows) ? rows[0] : undefined;
  if (typeof row !== 'object' || row === null) return {};
  const query = relation.primaryKey.map(
    (name) => `${name}=eq.${encodeURIComponent(String(Reflect.get(row, name)))}`,
  );
  return { Location: `/${relation.name}?${query.join('&')}` };
}

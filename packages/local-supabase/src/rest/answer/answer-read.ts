import type { ClientBase } from 'pg';
import { parseQuery } from '../request/parse-query.ts';
import { findSimilar } from '../find-similar.ts';
import { RestError } from '../rest-error.ts';
import type { Relation } from '../schema-cache/schema-document.ts';
import { planRead, type ReadNode } from '../sql/plan-read.ts';
import { countSql, quoteTable, readSql } from '../sql/read-sql.ts';
import { quoteName, SqlValues } from '../sql/sql-values.ts';
import { parseRange, toContentRange, toReadStatus } from './content-range.ts';
import type { RestContext } from './rest-context.ts';
import type { RestAnswer } from './rest-request.ts';
import { estimateRows, runAnswer, type Outcome } from './run-answer.ts';
import { runTransaction } from './run-transaction.ts';

/** Answers GET and HEAD of a table or view. */
export async function answerRead(context: RestContext, relation: Relation): Promise<RestAnswer> {
  const { request, preferences, media } = context;
  const query = parseQuery(request.params, false);
  const node = planRead(relation, relation.name, { ...context, query });
  applyRange(node, request.headers.get('range'), context.maxRows);
  const source = `${quoteTable(relation)} as ${quoteName(relation.name)}`;
  const outcome = await runTransaction(
    { ...context, isReadOnly: true, rollsBack: false, timezone: preferences.timezone },
    async (client) => {
      const values = new SqlValues();
      const read = readSql(node, source, values);
      const isExact = preferences.count === 'exact';
      const count = isExact ? countSql(node, source, values) : undefined;
      const answer = await runAnswer(
        client,
        { source: read, read: undefined, count, media, shape: 'rows' },
        values,
      );
      if (preferences.count === undefined || isExact) return answer;
      return { ...answer, total: await countRoughly(client, context, node, source) };
    },
  );
  return toReadAnswer(outcome, node.offset, context);
}

/** `planned` is what the planner expects; `estimated` counts up to the most rows of an answer, and trusts it beyond. */
async function countRoughly(
  client: ClientBase,
  { preferences, maxRows }: RestContext,
  node: ReadNode,
  source: string,
): Promise<number> {
  const values = new SqlValues();
  const statement = countSql(node, source, values);
  if (preferences.count === 'estimated') {
    const { rows } = await client.query<{ count: number }>({
      text: `select count(*)::int4 as count from (${statement} limit ${maxRows + 1}) as rows`,
      values: values.list,
    });
    const counted = rows[0]?.count ?? 0;
    if (counted <= maxRows) return counted;
  }
  return estimateRows(client, statement, values);
}

export function applyRange(node: ReadNode, header: string | undefined, maxRows: number): void {
  const range = parseRange(header);
  if (!range) return;
  node.offset = range.offset;
  if (range.limit !== undefined) node.limit = Math.min(range.limit, maxRows);
}

export function toReadAnswer(outcome: Outcome, offset: number, { media, request }: RestContext): RestAnswer {
  return {
    status: outcome.status ?? toReadStatus(offset, outcome),
    headers: {
      'Content-Type': media.contentType,
      'Content-Range': toContentRange(offset, outcome.page, outcome.total),
      'Content-Location': `${request.path}${request.params.size > 0 ? `?${request.params.toString()}` : ''}`,
      ...outcome.headers,
    },
    body: outcome.body,
  };
}

/** @throws RestError PGRST205 */
export function findRelation({ cache, schema }: RestContext, name: string): Relation {
  const relation = cache.findRelation({ schema, name });
  if (relation) return relation;
  const names = [...cache.relations.values()].filter((candidate) => candidate.schema === schema);
  const similar = findSimilar(
    names.map((candidate) => candidate.name),
    name,
  );
  throw new RestError(404, 'PGRST205', `Could not find the table '${schema}.${name}' in the schema cache`, {
    hint: similar === undefined ? null : `Perhaps you meant the table '${schema}.${similar}'`,
  });
}

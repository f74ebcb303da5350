import { parseJson, toJson } from '../request/parse-payload.ts';
import { parseQuery, type RestQuery } from '../request/parse-query.ts';
import { RestError } from '../rest-error.ts';
import type { RestFunction } from '../schema-cache/schema-document.ts';
import { callSql, type CallArguments } from '../sql/call-sql.ts';
import { chooseFunction } from '../sql/choose-function.ts';
import { planRead } from '../sql/plan-read.ts';
import { countSql, readSql } from '../sql/read-sql.ts';
import { quoteName, SqlValues } from '../sql/sql-values.ts';
import { applyRange, toReadAnswer } from './answer-read.ts';
import { checkAffected } from './check-affected.ts';
import type { RestContext } from './rest-context.ts';
import type { RestAnswer } from './rest-request.ts';
import { runAnswer } from './run-answer.ts';
import { runTransaction } from './run-transaction.ts';

/** Answers the call of a function: `/rpc/<name>`. */
export async function answerCall(context: RestContext, name: string): Promise<RestAnswer> {
  const { request, preferences, media, schema, cache } = context;
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) {
    throw new RestError(405, 'PGRST101', `Cannot use the ${request.method} method on RPC`);
  }
  const query = parseQuery(request.params, request.method !== 'POST');
  const { chosen, given } = findCall(context, { schema, name }, query);
  const shape = toShape(chosen);
  if ((media.kind === 'text' || media.kind === 'binary') && chosen.isComposite) {
    throw new RestError(
      406,
      'PGRST107',
      `None of these media types are available: ${request.headers.get('accept') ?? ''}`,
    );
  }
  const node = planRead(chosen.returns ?? undefined, chosen.name, { ...context, cache, query });
  applyRange(node, request.headers.get('range'), context.maxRows);
  const values = new SqlValues();
  const source = callSql(chosen, given, values);
  const rows = `pgrst_source as ${quoteName(chosen.name)}`;
  const read = shape === 'none' ? undefined : readSql(node, rows, values);
  const count = preferences.count === undefined ? undefined : countSql(node, rows, values);
  const outcome = await runTransaction(
    {
      ...context,
      isReadOnly: request.method !== 'POST' || !chosen.isVolatile,
      rollsBack: preferences.tx === 'rollback',
      timezone: preferences.timezone,
    },
    async (client) => {
      const result = await runAnswer(client, { source, read, count, media, shape }, values);
      checkAffected(result.page, preferences);
      return result;
    },
  );
  if (shape === 'none') return { status: outcome.status ?? 204, headers: outcome.headers, body: '' };
  return toReadAnswer(outcome, node.offset, context);
}

function toShape({
  isVoid,
  isComposite,
  isSet,
}: RestFunction): 'rows' | 'row' | 'scalar' | 'scalars' | 'none' {
  if (isVoid) return 'none';
  if (isComposite) return isSet ? 'rows' : 'row';
  return isSet ? 'scalars' : 'scalar';
}

function findCall(
  { cache, request }: RestContext,
  called: { schema: string; name: string },
  query: RestQuery,
): { chosen: RestFunction; given: CallArguments } {
  if (request.method !== 'POST') {
    const names = [...new Set(query.args.map(([name]) => name))];
    const { chosen } = chooseFunction(cache, called, names, undefined);
    return { chosen, given: { kind: 'texts', texts: query.args } };
  }
  const contentType = request.headers.get('content-type')?.split(';', 1)[0]?.trim();
  const isForm = contentType === 'application/x-www-form-urlencoded';
  const type = contentType === undefined || isForm ? 'application/json' : contentType;
  if (type !== 'application/json') {
    const { chosen } = chooseFunction(cache, called, [], type);
    return {
      chosen,
      given: {
        kind: 'body',
        body: type === 'application/octet-stream' ? request.body : request.body.toString(),
      },
    };
  }
  const json = request.body.length === 0 ? '{}' : toJson(request.body, contentType);
  const names = query.columns ?? toNames(parseJson(json));
  const { chosen, takesBody } = chooseFunction(cache, called, names, type);
  return { chosen, given: takesBody ? { kind: 'body', body: json } : { kind: 'json', json, names } };
}

function toNames(body: unknown): string[] {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.keys(body) : [];
}

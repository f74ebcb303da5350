import { DatabaseError, type ClientBase, type Pool } from 'pg';
import { withConnection } from '../../connections/with-connection.ts';
import { RestError, toRestError } from '../rest-error.ts';
import type { SchemaCache } from '../schema-cache/schema-cache.ts';
import { quoteName } from '../sql/sql-values.ts';
import type { Caller } from './authenticate.ts';
import type { RestRequest } from './rest-request.ts';

export interface TransactionOptions {
  /** Connections of the role authenticator, which may act as the roles of the API and no others. */
  pool: Pool;
  /** Connections that cancel the queries of clients that have gone. */
  cancelPool: Pool;
  cache: SchemaCache;
  caller: Caller;
  request: RestRequest;
  searchPath: string[];
  isReadOnly: boolean;
  rollsBack: boolean;
  timezone: string | undefined;
}

/**
 * Runs `work` in a transaction as the caller, with the settings that PostgREST makes: search path, claims, the request,
 * and those of the role, such as its `statement_timeout`. When the client goes, the query is canceled.
 *
 * @throws RestError for what Postgres refuses
 */
export async function runTransaction<T>(
  options: TransactionOptions,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  const { pool, cancelPool, caller, request, isReadOnly, rollsBack } = options;
  const outcome = await withConnection(pool, async (client) => {
    let cancel: (() => void) | undefined;
    try {
      await client.query(`begin isolation level read committed ${isReadOnly ? 'read only' : 'read write'}`);
      const pid = await applySettings(client, options);
      cancel = () => {
        // the client has gone, so nobody waits for this answer
        cancelPool.query('select pg_cancel_backend($1)', [pid]).catch(() => undefined);
      };
      request.signal.addEventListener('abort', cancel);
      if (request.signal.aborted) cancel();
      const preRequest = options.cache.option('db_pre_request');
      if (preRequest !== undefined) {
        await client.query(`select ${preRequest.split('.').map(quoteName).join('.')}()`);
      }
      const value = await work(client);
      request.signal.removeEventListener('abort', cancel);
      await client.query(rollsBack ? 'rollback' : 'commit');
      return { value };
    } catch (error) {
      if (!(error instanceof DatabaseError) && !(error instanceof RestError)) throw error;
      await client.query('rollback');
      return { error };
    } finally {
      if (cancel) request.signal.removeEventListener('abort', cancel);
    }
  });
  if ('value' in outcome) return outcome.value;
  const { error } = outcome;
  throw error instanceof DatabaseError ? toRestError(error, caller.role === 'anon') : error;
}

async function applySettings(
  client: ClientBase,
  { cache, caller, request, searchPath, timezone }: TransactionOptions,
): Promise<number> {
  const settings: [string, string][] = [
    ['search_path', searchPath.map(quoteName).join(', ')],
    ['role', caller.role],
    ...cache.settingsOf(caller.role),
    ['request.jwt.claims', JSON.stringify(caller.claims)],
    ['request.method', request.method],
    ['request.path', request.path],
    ['request.headers', JSON.stringify(Object.fromEntries(request.headers))],
    ['request.cookies', JSON.stringify(toCookies(request.headers.get('cookie')))],
    ['response.headers', ''],
    ['response.status', ''],
    ...(timezone === undefined ? [] : ([['timezone', timezone]] satisfies [string, string][])),
  ];
  const calls = settings.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
  const { rows } = await client.query<{ pid: number }>(
    `select pg_backend_pid() as pid, ${calls.join(', ')}`,
    settings.flat(),
  );
  return rows[0]?.pid ?? 0;
}

function toCookies(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(/; */).filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

import type { ProjectConfig } from '../project-config.ts';
import type { ProjectKeys } from '../project-keys.ts';
import { createPool } from '../connections/create-pool.ts';
import { answerCall } from './answer/answer-call.ts';
import { answerRead, findRelation } from './answer/answer-read.ts';
import { answerWrite } from './answer/answer-write.ts';
import { authenticate } from './answer/authenticate.ts';
import { describeApi } from './answer/open-api.ts';
import type { RestContext } from './answer/rest-context.ts';
import type { RestAnswer, RestRequest } from './answer/rest-request.ts';
import { parseAccept } from './request/parse-accept.ts';
import { parsePrefer } from './request/parse-prefer.ts';
import { RestError } from './rest-error.ts';
import { watchSchema } from './schema-cache/watch-schema.ts';

interface RestOptions {
  /** Connection string of a superuser of a database that `bootstrap.sql` has prepared. */
  dbUrl: string;
  keys: ProjectKeys;
  config: ProjectConfig['api'];
  log: (line: string) => void;
}

export interface Rest {
  answer(request: RestRequest): Promise<RestAnswer>;
  stop(): Promise<void>;
}

const POOL_SIZE = 10;
const WRITES = new Set(['POST', 'PATCH', 'PUT', 'DELETE']);

/**
 * Creates REST as PostgREST is: Postgres reads and makes the JSON of rows, so that values keep their digits.
 *
 * @see https://docs.postgrest.org/en/v13/references/api.html
 */
export async function createRest({ dbUrl, keys, config, log }: RestOptions): Promise<Rest> {
  const onLost = (error: Error) => log(`REST ${error.message}`);
  const pool = createPool(
    toAuthenticator(dbUrl),
    { application_name: 'local-supabase rest', max: POOL_SIZE },
    onLost,
  );
  const cancelPool = createPool(dbUrl, { application_name: 'local-supabase cancel', max: 1 }, onLost);
  const schema = await watchSchema({ dbUrl, pool, schemas: config.schemas, log });

  async function answer(request: RestRequest): Promise<RestAnswer> {
    try {
      const caller = await authenticate(request, keys);
      const profile = toProfile(request, config.schemas);
      const preferences = parsePrefer(request.headers.get('prefer'));
      const context: RestContext = {
        pool,
        cancelPool,
        cache: schema.current,
        caller,
        request,
        preferences,
        media: parseAccept(request.headers.get('accept')),
        schema: profile.schema,
        searchPath: [...new Set([profile.schema, ...config.extra_search_path])],
        maxRows: config.max_rows,
      };
      const found = await answerPath(context);
      return {
        ...found,
        headers: {
          ...found.headers,
          ...(profile.isChosen ? { 'Content-Profile': profile.schema } : {}),
          ...(preferences.applied.length > 0 ? { 'Preference-Applied': preferences.applied.join(', ') } : {}),
        },
      };
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      return {
        status: error.status,
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'Proxy-Status': `PostgREST; error=${error.code}`,
          ...error.headers,
        },
        body: JSON.stringify(error),
      };
    }
  }

  return {
    answer,
    async stop() {
      await schema.stop();
      await Promise.all([pool.end(), cancelPool.end()]);
    },
  };
}

async function answerPath(context: RestContext): Promise<RestAnswer> {
  const { request, cache, schema } = context;
  const parts = request.path.split('/').filter(Boolean).map(decodeURIComponent);
  const [first, second] = parts;
  if (first === undefined) {
    return {
      status: 200,
      headers: { 'Content-Type': 'application/openapi+json; charset=utf-8' },
      body: JSON.stringify(describeApi(cache, schema)),
    };
  }
  if (first === 'rpc' && second !== undefined && parts.length === 2) return answerCall(context, second);
  if (parts.length > 1) throw new RestError(404, 'PGRST125', 'Invalid path specified in request URL');
  const relation = findRelation(context, first);
  if (request.method === 'GET' || request.method === 'HEAD') return answerRead(context, relation);
  if (request.method === 'OPTIONS') {
    return { status: 200, headers: { Allow: 'OPTIONS,GET,HEAD,POST,PUT,PATCH,DELETE' }, body: '' };
  }
  if (WRITES.has(request.method)) return answerWrite(context, relation);
  throw new RestError(405, 'PGRST117', `Unsupported HTTP method: ${request.method}`);
}

function toProfile(
  { method, headers }: RestRequest,
  schemas: string[],
): { schema: string; isChosen: boolean } {
  const isRead = method === 'GET' || method === 'HEAD';
  const chosen = headers.get(isRead ? 'accept-profile' : 'content-profile');
  if (chosen === undefined) return { schema: schemas[0] ?? 'public', isChosen: false };
  if (schemas.includes(chosen)) return { schema: chosen, isChosen: true };
  throw new RestError(406, 'PGRST106', `Invalid schema: ${chosen}`, {
    hint: `Only the following schemas are exposed: ${schemas.join(', ')}`,
  });
}

/** REST logs in as the role that may become the roles of the API, and no others. */
function toAuthenticator(dbUrl: string): string {
  const url = new URL(dbUrl);
  url.username = 'authenticator';
  return url.href;
}

import type { Pool } from 'pg';
import { z } from 'zod';
import { createPool } from '../connections/create-pool.ts';
import type { ProjectKeys } from '../project-keys.ts';
import { createTokenVerifier } from '../realtime/auth/verify-token.ts';
import { AuthAdminError } from './auth-admin-error.ts';
import { parseUserRequest } from './user-request.ts';
import { createUser, deleteUser, findUser, listUsers, updateUser } from './user-store.ts';

interface AuthAdminOptions {
  dbUrl: string;
  keys: ProjectKeys;
  minimumPasswordLength: number;
}

/** Answers a request below `/auth/v1/admin/users`; resolves with `undefined` for another path. */
type AuthAdmin = (request: Request) => Promise<Response | undefined>;

const PATH = /^\/auth\/v1\/admin\/users(?:\/([^/]+))?\/?$/;
const POOL_SIZE = 2;
const pageSchema = z.object({
  page: z.coerce.number().int().positive().catch(1),
  per_page: z.coerce.number().int().positive().max(1000).catch(50),
});
const deleteSchema = z.object({ should_soft_delete: z.boolean().optional() });

/** Creates the part of Auth that `supabase.auth.admin` calls: users, for a caller that has the secret key. */
export function createAuthAdmin({ dbUrl, keys, minimumPasswordLength }: AuthAdminOptions): AuthAdmin {
  const pool = createPool(dbUrl, { application_name: 'local-supabase auth admin', max: POOL_SIZE });
  const verifyToken = createTokenVerifier(keys);

  async function requireAdmin({ headers }: Request): Promise<void> {
    const [, bearer] = /^bearer (.+)$/i.exec(headers.get('authorization') ?? '') ?? [];
    const token = bearer ?? headers.get('apikey');
    if (!token) throw new AuthAdminError('no_authorization', 'This endpoint requires a Bearer token');
    const { identity } = await verifyToken(token);
    if (identity?.role !== 'service_role') throw new AuthAdminError('not_admin', 'User not allowed');
  }

  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const match = PATH.exec(pathname);
    if (!match) return undefined;
    try {
      await requireAdmin(request);
      const body = request.method === 'GET' ? undefined : await readJson(request);
      const respond = match[1] === undefined ? respondToAll : respondToOne;
      return await respond(pool, {
        method: request.method,
        id: parseId(match[1]),
        page: pageSchema.parse(Object.fromEntries(searchParams)),
        body,
        minimumPasswordLength,
      });
    } catch (error) {
      return toErrorResponse(error);
    }
  };
}

interface AdminRequest {
  method: string;
  id: string;
  page: z.output<typeof pageSchema>;
  body: unknown;
  minimumPasswordLength: number;
}

async function respondToAll(pool: Pool, request: AdminRequest): Promise<Response> {
  const { method, page, body, minimumPasswordLength } = request;
  if (method === 'POST')
    return toResponse(await createUser(pool, parseUserRequest(body, minimumPasswordLength)));
  if (method !== 'GET') throw new AuthAdminError('validation_failed', `Users don't know ${method}`);
  const { users, total } = await listUsers(pool, page.page, page.per_page);
  const last = Math.max(1, Math.ceil(total / page.per_page));
  const link = (number: number, rel: string) =>
    `</admin/users?page=${number}&per_page=${page.per_page}>; rel="${rel}"`;
  const links = [...(page.page < last ? [link(page.page + 1, 'next')] : []), link(last, 'last')];
  return toResponse(
    { users, aud: 'authenticated' },
    { 'X-Total-Count': String(total), Link: links.join(', ') },
  );
}

async function respondToOne(pool: Pool, request: AdminRequest): Promise<Response> {
  const { method, id, body, minimumPasswordLength } = request;
  switch (method) {
    case 'GET':
      return toResponse(await findUser(pool, id));
    case 'PUT':
      return toResponse(await updateUser(pool, id, parseUserRequest(body, minimumPasswordLength)));
    case 'DELETE':
      await deleteUser(pool, id, deleteSchema.safeParse(body).data?.should_soft_delete ?? false);
      return toResponse({});
    default:
      throw new AuthAdminError('validation_failed', `A user doesn't know ${method}`);
  }
}

function parseId(id: string | undefined): string {
  if (id === undefined) return '';
  const { success, data } = z.uuid().safeParse(id);
  if (!success) throw new AuthAdminError('validation_failed', 'user_id must be an UUID');
  return data;
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AuthAdminError('bad_json', 'Could not parse request body as JSON', { cause });
  }
}

function toResponse(body: unknown, headers: Record<string, string> = {}, status = 200): Response {
  return Response.json(body, {
    status,
    headers,
  });
}

function toErrorResponse(error: unknown): Response {
  const known =
    error instanceof AuthAdminError
      ? error
      : new AuthAdminError('unexpected_failure', 'Unexpected failure, please try again', { cause: error });
  // the thread of the API sends this to the log
  if (known.code === 'unexpected_failure') console.error(known.cause ?? known);
  const { status, code, message } = known;
  return toResponse({ code: status, error_code: code, msg: message }, { 'X-Sb-Error-Code': code }, status);
}

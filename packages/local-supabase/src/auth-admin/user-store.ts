import { randomUUID } from 'node:crypto';
import { DatabaseError, type Pool } from 'pg';
import { withTransaction } from '../connections/transaction.ts';
import { AuthAdminError } from './auth-admin-error.ts';
import type { UserRequest } from './user-request.ts';

/** A user as Auth describes it to administrators. */
export type AuthUser = Record<string, unknown> & { id: string };

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
/** Raised by a trigger. */
const RAISE_EXCEPTION = 'P0001';

const USER_JSON = `jsonb_strip_nulls(jsonb_build_object(
  'id', account.id, 'aud', account.aud, 'role', account.role,
  'email', coalesce(account.email, ''), 'phone', coalesce(account.phone, ''),
  'email_confirmed_at', account.email_confirmed_at, 'phone_confirmed_at', account.phone_confirmed_at,
  'confirmed_at', coalesce(account.email_confirmed_at, account.phone_confirmed_at),
  'last_sign_in_at', account.last_sign_in_at, 'banned_until', account.banned_until,
  'deleted_at', account.deleted_at, 'created_at', account.created_at, 'updated_at', account.updated_at,
  'is_anonymous', account.is_anonymous
)) || jsonb_build_object(
  'app_metadata', coalesce(account.raw_app_meta_data, '{}'),
  'user_metadata', coalesce(account.raw_user_meta_data, '{}'),
  'identities', coalesce((
    select jsonb_agg(jsonb_build_object(
             'identity_id', identity.id, 'id', identity.provider_id, 'user_id', identity.user_id,
             'identity_data', identity.identity_data, 'provider', identity.provider, 'email', identity.email,
             'last_sign_in_at', identity.last_sign_in_at, 'created_at', identity.created_at,
             'updated_at', identity.updated_at
           ))
      from auth.identities identity
     where identity.user_id = account.id
  ), '[]')
)`;

const hash = (parameter: string) => `extensions.crypt(${parameter}, extensions.gen_salt('bf', 10))`;

export async function findUser(pool: Pool, id: string): Promise<AuthUser> {
  const { rows } = await pool.query<{ account: AuthUser }>(
    `select ${USER_JSON} as account from auth.users account where account.id = $1`,
    [id],
  );
  return rows[0]?.account ?? missing();
}

/** Reads a page of users, the newest first. */
export async function listUsers(
  pool: Pool,
  page: number,
  perPage: number,
): Promise<{ users: AuthUser[]; total: number }> {
  const { rows } = await pool.query<{ account: AuthUser }>(
    `select ${USER_JSON} as account from auth.users account
      order by account.created_at desc, account.id limit $1 offset $2`,
    [perPage, (page - 1) * perPage],
  );
  const { rows: counts } = await pool.query<{ total: number }>(
    'select count(*)::int4 as total from auth.users',
  );
  return { users: rows.map(({ account }) => account), total: counts[0]?.total ?? 0 };
}

/** Creates a user as sign-up does. */
export async function createUser(pool: Pool, request: UserRequest): Promise<AuthUser> {
  const { email, phone } = request;
  if (email === undefined && phone === undefined) {
    throw new AuthAdminError('validation_failed', 'Cannot create a user without either an email or phone');
  }
  const id = request.id ?? randomUUID();
  const provider = email === undefined ? 'phone' : 'email';
  // Auth reads the token columns as text that is never null
  await writeUser(
    pool,
    `insert into auth.users (
       instance_id, id, aud, role, email, phone, encrypted_password, email_confirmed_at, phone_confirmed_at,
       confirmation_token, recovery_token, email_change, email_change_token_new, email_change_token_current,
       phone_change, phone_change_token, reauthentication_token,
       raw_app_meta_data, raw_user_meta_data, created_at, updated_at
     ) values (
       '00000000-0000-0000-0000-000000000000', $1, 'authenticated', coalesce($7, 'authenticated'), $2, $3,
       case when $4::text is not null then ${hash('$4')} end,
       case when $5 then now() end, case when $6 then now() end,
       '', '', '', '', '', '', '', '', $8, $9, now(), now()
     )`,
    id,
    { ...request, app_metadata: { provider, providers: [provider], ...request.app_metadata } },
  );
  return findUser(pool, id);
}

/** Changes the given fields of a user; metadata is merged. */
export async function updateUser(pool: Pool, id: string, request: UserRequest): Promise<AuthUser> {
  const count = await writeUser(
    pool,
    `update auth.users
        set email = coalesce($2, email),
            phone = coalesce($3, phone),
            encrypted_password = case when $4::text is not null then ${hash('$4')} else encrypted_password end,
            email_confirmed_at = case when $5 then coalesce(email_confirmed_at, now()) else email_confirmed_at end,
            phone_confirmed_at = case when $6 then coalesce(phone_confirmed_at, now()) else phone_confirmed_at end,
            role = coalesce($7, role),
            raw_app_meta_data = coalesce(raw_app_meta_data, '{}') || $8::jsonb,
            raw_user_meta_data = coalesce(raw_user_meta_data, '{}') || $9::jsonb,
            updated_at = now()
      where id = $1`,
    id,
    request,
  );
  return count === 0 ? missing() : findUser(pool, id);
}

/** Ends all sessions of a user and deletes it. A soft deletion keeps the row, without anything that names the person. */
export async function deleteUser(pool: Pool, id: string, isSoft: boolean): Promise<void> {
  await findUser(pool, id);
  const remove = isSoft
    ? `update auth.users
          set email = encode(sha256(convert_to(email, 'utf8')), 'hex'), phone = null, encrypted_password = null,
              raw_user_meta_data = '{}', raw_app_meta_data = '{}', deleted_at = now(), updated_at = now()
        where id = $1`
    : 'delete from auth.users where id = $1';
  try {
    await withTransaction(pool, async (client) => {
      for (const table of ['refresh_tokens', 'sessions', 'identities']) {
        await client.query(`delete from auth.${table} where user_id = $1`, [id]);
      }
      await client.query(remove, [id]);
    });
  } catch (error) {
    if (!isDatabaseError(error, FOREIGN_KEY_VIOLATION, RAISE_EXCEPTION)) throw error;
    throw new AuthAdminError('unexpected_failure', `Database error deleting user: ${error.message}`, {
      cause: error,
    });
  }
}

/** Runs a statement with the fields of a request as $2 to $9, and writes the identity. Returns the count of rows. */
async function writeUser(pool: Pool, statement: string, id: string, request: UserRequest): Promise<number> {
  const values = [
    id,
    request.email,
    request.phone,
    request.password,
    request.email_confirm ?? false,
    request.phone_confirm ?? false,
    request.role,
    request.app_metadata ?? {},
    request.user_metadata ?? {},
  ];
  const { rowCount } = await pool.query(statement, values).catch((error: unknown) => {
    throw toUserError(error);
  });
  if (rowCount === 1 && request.email !== undefined) await addIdentity(pool, id, request.email);
  return rowCount ?? 0;
}

async function addIdentity(pool: Pool, id: string, email: string): Promise<void> {
  await pool.query(
    `insert into auth.identities
       (id, provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at)
     values ($1::uuid, 'email', $1::uuid::text, $1::uuid, $2, now(), now(), now())
     on conflict (provider, provider_id)
     do update set identity_data = identities.identity_data || excluded.identity_data, updated_at = now()`,
    [id, { sub: id, email, email_verified: true, phone_verified: false }],
  );
}

function toUserError(error: unknown): unknown {
  if (!isDatabaseError(error, UNIQUE_VIOLATION)) return error;
  return error.constraint?.includes('email')
    ? new AuthAdminError('email_exists', 'A user with this email address has already been registered')
    : new AuthAdminError('user_already_exists', 'User already registered');
}

function isDatabaseError(error: unknown, ...codes: string[]): error is DatabaseError {
  return error instanceof DatabaseError && error.code !== undefined && codes.includes(error.code);
}

function missing(): never {
  throw new AuthAdminError('user_not_found', 'User not found');
}

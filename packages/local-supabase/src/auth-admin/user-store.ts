import { randomUUID } from 'node:crypto';
import { DatabaseError, type Pool } from 'pg';
import { withConnection } from '../postgres/with-connection.ts';
import { AuthAdminError } from './auth-admin-error.ts';
import type { UserRequest } from './user-request.ts';

/** A user as Auth describes it to administrators. */
export type AuthUser = Record<string, unknown> & { id: string };

/** The users in `auth.users`, as sign-up makes them. */
export interface UserStore {
  create(request: UserRequest): Promise<AuthUser>;
  find(id: string): Promise<AuthUser>;
  /** The newest first. */
  list(page: number, perPage: number): Promise<{ users: AuthUser[]; total: number }>;
  update(id: string, request: UserRequest): Promise<AuthUser>;
  /** Ends all sessions. A soft deletion keeps the row, without anything that tells who it was. */
  delete(id: string, isSoft: boolean): Promise<void>;
}

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
/** What a trigger refuses in its own words. */
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

const HASH = `extensions.crypt($%, extensions.gen_salt('bf', 10))`;

/** @param pool of connections as a superuser */
export function createUserStore(pool: Pool): UserStore {
  async function find(id: string): Promise<AuthUser> {
    const { rows } = await pool.query<{ account: AuthUser }>(
      `select ${USER_JSON} as account from auth.users account where account.id = $1`,
      [id],
    );
    return rows[0]?.account ?? missing();
  }

  async function addIdentity(id: string, email: string): Promise<void> {
    const data = { sub: id, email, email_verified: true, phone_verified: false };
    await pool.query(
      `insert into auth.identities
         (id, provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at)
       values ($1::uuid, 'email', $1::uuid::text, $1::uuid, $2, now(), now(), now())
       on conflict (provider, provider_id)
       do update set identity_data = identities.identity_data || excluded.identity_data, updated_at = now()`,
      [id, data],
    );
  }

  return {
    find,

    async create(request) {
      const { email, phone, password, email_confirm: emailConfirm, phone_confirm: phoneConfirm } = request;
      if (email === undefined && phone === undefined) {
        throw new AuthAdminError(
          'validation_failed',
          'Cannot create a user without either an email or phone',
        );
      }
      const id = request.id ?? randomUUID();
      const provider = email === undefined ? 'phone' : 'email';
      try {
        // Auth reads the token columns as text that is never null
        await pool.query(
          `insert into auth.users (
             instance_id, id, aud, role, email, phone, encrypted_password, email_confirmed_at, phone_confirmed_at,
             confirmation_token, recovery_token, email_change, email_change_token_new, email_change_token_current,
             phone_change, phone_change_token, reauthentication_token,
             raw_app_meta_data, raw_user_meta_data, created_at, updated_at
           ) values (
             '00000000-0000-0000-0000-000000000000', $1, 'authenticated', $2, $3, $4,
             case when $5::text is not null then ${HASH.replace('%', '5')} end,
             case when $6 then now() end, case when $7 then now() end,
             '', '', '', '', '', '', '', '', $8, $9, now(), now()
           )`,
          [
            id,
            request.role ?? 'authenticated',
            email,
            phone,
            password,
            emailConfirm ?? false,
            phoneConfirm ?? false,
            { provider, providers: [provider], ...request.app_metadata },
            request.user_metadata ?? {},
          ],
        );
      } catch (error) {
        throw toUserError(error);
      }
      if (email !== undefined) await addIdentity(id, email);
      return find(id);
    },

    async list(page, perPage) {
      const { rows } = await pool.query<{ account: AuthUser }>(
        `select ${USER_JSON} as account from auth.users account
          order by account.created_at desc, account.id limit $1 offset $2`,
        [perPage, (page - 1) * perPage],
      );
      const { rows: counts } = await pool.query<{ total: number }>(
        'select count(*)::int4 as total from auth.users',
      );
      return { users: rows.map(({ account }) => account), total: counts[0]?.total ?? 0 };
    },

    async update(id, request) {
      const { rowCount } = await pool
        .query(
          `update auth.users
            set email = coalesce($2, email),
                phone = coalesce($3, phone),
                encrypted_password = case when $4::text is not null then ${HASH.replace('%', '4')} else encrypted_password end,
                email_confirmed_at = case when $5 then coalesce(email_confirmed_at, now()) else email_confirmed_at end,
                phone_confirmed_at = case when $6 then coalesce(phone_confirmed_at, now()) else phone_confirmed_at end,
                role = coalesce($7, role),
                raw_app_meta_data = coalesce(raw_app_meta_data, '{}') || $8::jsonb,
                raw_user_meta_data = coalesce(raw_user_meta_data, '{}') || $9::jsonb,
                updated_at = now()
          where id = $1`,
          [
            id,
            request.email,
            request.phone,
            request.password,
            request.email_confirm ?? false,
            request.phone_confirm ?? false,
            request.role,
            request.app_metadata ?? {},
            request.user_metadata ?? {},
          ],
        )
        .catch((error: unknown) => {
          throw toUserError(error);
        });
      if (rowCount === 0) missing();
      if (request.email !== undefined) await addIdentity(id, request.email);
      return find(id);
    },

    async delete(id, isSoft) {
      await find(id);
      const remove = isSoft
        ? `update auth.users
              set email = encode(sha256(convert_to(email, 'utf8')), 'hex'), phone = null, encrypted_password = null,
                  raw_user_meta_data = '{}', raw_app_meta_data = '{}', deleted_at = now(), updated_at = now()
            where id = $1`
        : 'delete from auth.users where id = $1';
      try {
        await withConnection(pool, async (client) => {
          await client.query('begin');
          for (const table of ['refresh_tokens', 'sessions', 'identities']) {
            await client.query(`delete from auth.${table} where user_id = $1`, [id]);
          }
          await client.query(remove, [id]);
          await client.query('commit');
        });
      } catch (error) {
        if (!isDatabaseError(error, FOREIGN_KEY_VIOLATION, RAISE_EXCEPTION)) throw error;
        throw new AuthAdminError('unexpected_failure', `Database error deleting user: ${error.message}`, {
          cause: error,
        });
      }
    },
  };
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

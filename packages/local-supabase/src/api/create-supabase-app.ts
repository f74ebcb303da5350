import { resolve } from 'node:path';
import { createAnonymousSignIn } from '../auth/anonymous-sign-in.ts';
import { createMailSender } from '../auth/create-mail-sender.ts';
import { createTakenAddressCover } from '../auth/hide-taken-address.ts';
import { withRedirect } from '../auth/mail-links.ts';
import type { Mail } from '../mail/mailbox.ts';
import { createAuthAdmin } from '../auth-admin/create-auth-admin.ts';
import { createTokenCompletion } from '../auth/complete-tokens.ts';
import { createPool } from '../connections/create-pool.ts';
import type { ProjectConfig } from '../project-config.ts';
import type { ProjectKeys } from '../project-keys.ts';
import { answerStorage } from '../storage/answer-storage.ts';
import { FileStore } from '../storage/file-store.ts';
import { App, createPostgresConnection } from '../lite/lite.ts';

const POOL_SIZE = 10;
const AUTH_POOL_SIZE = 2;

export interface SupabaseAppOptions {
  dbUrl: string;
  /** The address of the API, which tokens name as their issuer. */
  apiUrl: string;
  /** Folder with `supabase/`. */
  projectDir: string;
  /** Folder of the files of Storage. */
  storageDir: string;
  keys: ProjectKeys;
  config: ProjectConfig;
}

/** Creates Auth and Storage over a prepared database. Returns what answers its requests. */
export async function createSupabaseApp(
  { dbUrl, apiUrl, projectDir, storageDir, keys, config }: SupabaseAppOptions,
  catchMail: (mail: Mail) => void,
): Promise<(request: Request) => Promise<Response>> {
  const { jwt_issuer: issuer = `${apiUrl}/auth/v1`, ...auth } = config.auth;
  const connection = createPostgresConnection({
    url: dbUrl,
    postgresOptions: {
      max: POOL_SIZE,
      onnotice: () => undefined,
      connection: { application_name: 'local-supabase auth' },
      types: { timestamptz: toIsoType(1184), timestamp: toIsoType(1114), jsonb: toJsonbType() },
    },
  });
  keepGrants(connection);
  const app = new App({
    connection,
    // Providers of sign-in send people back to this address.
    api: { enabled: false, external_url: apiUrl },
    storage: config.storage,
    auth: {
      ...auth,
      email: { ...auth.email, template: toTemplates(auth.email.template, projectDir) },
      enabled: true,
      jwt_secret: keys.jwtSecret,
      publishable_key: keys.publishableKey,
      secret_key: keys.secretKey,
    },
    // admin mode would let requests without a key act as service_role
    options: {
      server: { admin: false, disableStudio: true },
      drivers: { email: createMailSender({ config, apiUrl, catchMail }) },
    },
  });
  if (config.storage.enabled) app._storageAdapter = new FileStore(storageDir);
  await app.init();
  const answerAdmin = createAuthAdmin({
    dbUrl,
    keys,
    minimumPasswordLength: config.auth.minimum_password_length,
  });
  const signing = {
    pool: createPool(dbUrl, { application_name: 'local-supabase auth', max: AUTH_POOL_SIZE }),
    jwtSecret: keys.jwtSecret,
    issuer,
  };
  const completeTokens = createTokenCompletion(signing);
  const signInAnonymously = createAnonymousSignIn({
    ...signing,
    jwtExpiry: auth.jwt_expiry,
    isEnabled: auth.enable_signup && auth.enable_anonymous_sign_ins,
  });
  const answerWithLite = (request: Request) => app.fetch(request, { peerAddress: null });
  const hideTakenAddress = createTakenAddressCover({
    pool: signing.pool,
    answerAuth: (request) => withRedirect(request, () => answerWithLite(request)),
  });
  return async (request) => {
    if (isBelowStorage(request)) return answerStorage(request, answerWithLite);
    const own = (await answerAdmin(request)) ?? (await signInAnonymously(request));
    if (own) return own;
    const answer = await hideTakenAddress(request);
    return completeTokens(request, answer);
  };
}

function isBelowStorage({ url }: Request): boolean {
  return new URL(url).pathname.startsWith('/storage/v1/');
}

/** Templates of mails, with paths from the folder of the project. */
function toTemplates(templates: ProjectConfig['auth']['email']['template'], projectDir: string) {
  return Object.fromEntries(
    Object.entries(templates).map(([name, { subject, content_path: path }]) => [
      name,
      {
        ...(subject === undefined ? {} : { subject }),
        ...(path === undefined ? {} : { content_path: resolve(projectDir, path) }),
      },
    ]),
  );
}

/**
 * Keeps the grants of the project's migrations. In the state `unknown`, the first request of the connection would grant
 * everything in every schema with row-level security to every role of the API; in the state `active` it does not.
 */
function keepGrants(connection: object): void {
  if (Reflect.get(connection, 'rlsState') !== 'unknown') {
    throw new Error('This version of @supabase/lite has no rlsState: check that it leaves the grants alone.');
  }
  Reflect.set(connection, 'rlsState', 'active');
}

/** Auth passes its documents as text; encoded as JSON once more, each would be stored as one string. */
function toJsonbType() {
  return {
    to: 3802,
    from: [3802],
    serialize: (value: unknown) =>
      typeof value === 'string' && isDocument(value) ? value : JSON.stringify(value),
    parse: (text: string): unknown => JSON.parse(text),
  };
}

function isDocument(text: string): boolean {
  if (!/^[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Timestamps in the form of PostgREST, `2026-11-23T08:52:12.9+00:00`. */
function toIsoType(oid: number) {
  return {
    to: oid,
    from: [oid],
    serialize: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
    parse: (text: string) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'),
  };
}

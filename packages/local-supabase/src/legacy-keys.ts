import { createHmac } from 'node:crypto';

/** 2032-10-18, the end of the keys that Supabase's own command line prints. */
const EXPIRES_AT_SECONDS = 1_983_812_996;

/** The keys of projects from before 2025: tokens (HS256) of a role instead of opaque keys. */
export interface LegacyKeys {
  /** Acts as `anon`. */
  anonKey: string;
  /** Acts as `service_role`. */
  serviceRoleKey: string;
}

/** Derives the legacy keys of a token secret. The same secret gives the same keys. */
export function toLegacyKeys(jwtSecret: string): LegacyKeys {
  const sign = (role: string) => {
    const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ iss: 'supabase-demo', role, exp: EXPIRES_AT_SECONDS })}`;
    return `${content}.${createHmac('sha256', jwtSecret).update(content).digest('base64url')}`;
  };
  return { anonKey: sign('anon'), serviceRoleKey: sign('service_role') };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

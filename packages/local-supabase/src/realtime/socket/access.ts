import { authorizeTopic, type TopicPermissions } from '../auth/authorize-topic.ts';
import type { Identity } from '../auth/identity.ts';
import type { TokenRefusalCode } from '../auth/verify-token.ts';
import type { RealtimeContext } from '../realtime-context.ts';
import { toReason } from '../realtime-log.ts';
import { JoinRefusal, type JoinRefusalCode } from './join-refusal.ts';
import type { JoinRequest } from './parse-join.ts';

/** What a token allows in one channel. */
export interface Access {
  token: string;
  identity: Identity;
  /** `undefined` in a public channel, where everything is allowed. */
  permissions: TopicPermissions | undefined;
}

const REFUSALS: Record<TokenRefusalCode, JoinRefusalCode> = {
  expired: 'InvalidJWTToken',
  claims: 'InvalidJWTToken',
  malformed: 'MalformedJWT',
  signature: 'JwtSignatureError',
};

/**
 * Chooses the token of a join: the token that came with it, else the key of the socket. As in Supabase, the key of the
 * socket also replaces a key that is not valid.
 */
export async function chooseToken(
  { verifyToken }: RealtimeContext,
  token: string | undefined,
  apiKey: string,
): Promise<string> {
  if (token === undefined) return apiKey;
  return isKey(token) && (await verifyToken(token)).refusal ? apiKey : token;
}

/** Whether this looks like a key, not a token. */
export function isKey(token: string): boolean {
  return token.startsWith('sb_');
}

/**
 * Checks what a token allows in a channel. It must allow reading at least.
 *
 * @throws JoinRefusal
 */
export async function grantAccess(
  { authorizeTopics, log, verifyToken }: RealtimeContext,
  topic: string,
  { isPrivate, presence }: JoinRequest,
  token: string,
): Promise<Access> {
  const { identity, refusal } = await verifyToken(token);
  if (refusal) throw new JoinRefusal(REFUSALS[refusal.code], refusal.message);
  if (!isPrivate) return { token, identity, permissions: undefined };
  const permissions = await authorizeTopic(authorizeTopics, { topic, identity }).catch((error: unknown) => {
    log('DatabaseUnavailable', toReason(error));
    const message = 'Realtime was unable to connect to the project database';
    throw new JoinRefusal('UnableToConnectToProject', message);
  });
  if (permissions.broadcast.read || (presence.enabled && permissions.presence.read)) {
    return { token, identity, permissions };
  }
  throw unauthorized(topic);
}

export function unauthorized(topic: string): JoinRefusal {
  return new JoinRefusal(
    'Unauthorized',
    `You do not have permissions to read from this Channel topic: ${topic}`,
  );
}

/** The message for the owner of a channel that may not be read any more. */
export function toRevocationMessage(topic: string): string {
  return `You no longer have permission to read from this Channel topic: ${topic}`;
}

/** Whether the new access does not allow reading something that the old one did. */
export function isReadRevoked(before: Access, after: Access, wantsPresence: boolean): boolean {
  const isLost = (extension: 'broadcast' | 'presence') =>
    (before.permissions?.[extension].read ?? false) && !(after.permissions?.[extension].read ?? false);
  return isLost('broadcast') || (wantsPresence && isLost('presence'));
}

import { authorizeTopic, type TopicPermissions } from '../auth/authorize-topic.ts';
import type { Identity } from '../auth/identity.ts';
import type { TokenRefusalCode } from '../auth/verify-token.ts';
import type { RealtimeContext } from '../realtime-context.ts';
import { toReason } from '../realtime-log.ts';
import { JoinRefusal, type JoinRefusalCode } from './join-refusal.ts';
import type { JoinRequest } from './parse-join.ts';

/** What a token opens in one channel. */
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

const KEY_PREFIX = 'sb_';

/**
 * The token that counts for a join: the one that came with it, else the key of the socket. That counts, too, in place
 * of a key that is not one of ours, as Supabase has it.
 */
export async function chooseToken(
  { verifyToken }: Pick<RealtimeContext, 'verifyToken'>,
  token: string | undefined,
  apiKey: string,
): Promise<string> {
  if (token === undefined) return apiKey;
  return isKey(token) && (await verifyToken(token)).refusal ? apiKey : token;
}

/** Does this look like a key, rather than a token? */
export function isKey(token: string): boolean {
  return token.startsWith(KEY_PREFIX);
}

/**
 * Finds out what a token opens, which must at least be reading.
 *
 * @throws JoinRefusal
 */
export async function grantAccess(
  context: Pick<RealtimeContext, 'authorizeTopics' | 'log' | 'verifyToken'>,
  topic: string,
  { isPrivate, presence }: Pick<JoinRequest, 'isPrivate' | 'presence'>,
  token: string,
): Promise<Access> {
  const { identity, refusal } = await context.verifyToken(token);
  if (refusal) throw new JoinRefusal(REFUSALS[refusal.code], refusal.message);
  if (!isPrivate) return { token, identity, permissions: undefined };
  const question = { topic, identity };
  const permissions = await authorizeTopic(context.authorizeTopics, question).catch((error: unknown) => {
    context.log('DatabaseUnavailable', toReason(error));
    throw new JoinRefusal(
      'UnableToConnectToProject',
      'Realtime was unable to connect to the project database',
    );
  });
  for (const problem of permissions.problems) {
    context.log('PolicyFailed', `on realtime.messages, for topic ${topic} as ${identity.role}: ${problem}`);
  }
  if (permissions.broadcast.read || (presence.enabled && permissions.presence.read)) {
    return { token, identity, permissions };
  }
  throw new JoinRefusal(
    'Unauthorized',
    `You do not have permissions to read from this Channel topic: ${topic}`,
  );
}

/** What is said to the owner of a channel that may not be read any more. */
export function toRevocationMessage(topic: string): string {
  return `You no longer have permission to read from this Channel topic: ${topic}`;
}

/** Did the earlier access allow reading something that this one doesn't? */
export function isReadRevoked(before: Access, after: Access, wantsPresence: boolean): boolean {
  const isLost = (extension: 'broadcast' | 'presence') =>
    (before.permissions?.[extension].read ?? false) && !(after.permissions?.[extension].read ?? false);
  return isLost('broadcast') || (wantsPresence && isLost('presence'));
}

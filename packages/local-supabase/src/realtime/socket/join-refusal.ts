/** Why a join, or a new token, is not accepted. */
export type JoinRefusalCode =
  | 'ChannelRateLimitReached'
  | 'ClientJoinRateLimitReached'
  | 'ConnectionRateLimitReached'
  | 'InvalidJWTToken'
  | 'InvalidJoinPayload'
  | 'JwtSignatureError'
  | 'MalformedJWT'
  | 'PostgresChangesSubscribeTimeout'
  | 'RealtimeDisabledForConfiguration'
  | 'TopicNameRequired'
  | 'UnableToConnectToProject'
  | 'UnableToReplayMessages'
  | 'Unauthorized';

/** A join that cannot be granted. The codes and the form of the reason are Supabase's. */
export class JoinRefusal extends Error {
  readonly code: JoinRefusalCode;

  constructor(code: JoinRefusalCode, message: string) {
    super(message);
    this.name = 'JoinRefusal';
    this.code = code;
  }

  /** As the client gets it. */
  get reason(): string {
    return `${this.code}: ${this.message}`;
  }
}

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

/** A refused join. The codes and the form of the reason are Supabase's. */
export class JoinRefusal extends Error {
  override readonly name = 'JoinRefusal';
  readonly code: JoinRefusalCode;
  /** What the client receives. */
  readonly reason: string;

  constructor(code: JoinRefusalCode, message: string) {
    super(message);
    this.code = code;
    this.reason = `${code}: ${message}`;
  }
}

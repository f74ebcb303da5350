import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { MOST_REPLAYED } from '../messages/message-store.ts';
import { JoinRefusal } from './join-refusal.ts';

/** The options with which a client joins a channel. */
export interface JoinRequest {
  /** A token or key; `undefined` for the key of the socket. */
  token: string | undefined;
  isPrivate: boolean;
  broadcast: {
    /** Whether it wants its own messages. */
    self: boolean;
    /** Whether it wants each message answered. */
    ack: boolean;
    /** From when, in milliseconds since 1970, and how many at most. */
    replay: { since: number; limit: number } | 'invalid' | undefined;
    /** Whether it wants a message when messages of the database will come. */
    replicationReady: boolean;
  };
  presence: { enabled: boolean; key: string };
  /** The `postgres_changes` bindings as the client sent them; the answer repeats them. */
  bindings: Record<string, unknown>[];
  /** How many milliseconds to wait until the changes are streaming; `undefined` if the client has not set a time. */
  waitMs: number | undefined;
}

// older clients send booleans as text, and null for fields that they leave out
const flag = z
  .union([z.boolean(), z.enum(['true', 'false', 'True', 'False', 'TRUE', 'FALSE'])])
  .nullish()
  .transform((value) => (typeof value === 'string' ? value.toLowerCase() === 'true' : (value ?? undefined)));

const joinSchema = z.object({
  access_token: z.string().nullish(),
  user_token: z.string().nullish(),
  config: z
    .object({
      private: flag,
      broadcast: z
        .object({ self: flag, ack: flag, replication_ready: flag, replay: z.unknown().optional() })
        .nullish(),
      presence: z.object({ enabled: flag, key: z.union([z.string(), z.number()]).nullish() }).nullish(),
      postgres_changes: z.array(z.record(z.string(), z.unknown()).nullable()).nullish(),
      postgres_changes_options: z.object({ wait: flag, timeout: z.number().positive().nullish() }).nullish(),
    })
    .nullish(),
});
const replaySchema = z.object({ since: z.int().nonnegative(), limit: z.int().nullish() });

const DEFAULT_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 20_000;

/**
 * Parses the payload of a join.
 *
 * @throws JoinRefusal `InvalidJoinPayload`, naming the field
 */
export function parseJoin(payload: unknown): JoinRequest {
  const result = joinSchema.safeParse(payload ?? {});
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new JoinRefusal('InvalidJoinPayload', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { access_token: accessToken, user_token: userToken, config } = result.data;
  const { broadcast, presence } = config ?? {};
  const options = config?.postgres_changes_options;
  return {
    token: userToken ?? accessToken ?? undefined,
    isPrivate: config?.private ?? false,
    broadcast: {
      self: broadcast?.self ?? false,
      ack: broadcast?.ack ?? false,
      replay: parseReplay(broadcast?.replay),
      replicationReady: broadcast?.replication_ready ?? false,
    },
    presence: {
      // clients older than the flag always want presence
      enabled: presence?.enabled ?? Boolean(presence),
      key: String(presence?.key ?? '') || randomUUID(),
    },
    bindings: (config?.postgres_changes ?? []).filter((binding) => binding !== null),
    waitMs: options?.wait ? Math.min(options.timeout ?? DEFAULT_WAIT_MS, LONGEST_WAIT_MS) : undefined,
  };
}

function parseReplay(replay: unknown): JoinRequest['broadcast']['replay'] {
  if (replay === undefined || replay === null) return undefined;
  const { success, data } = replaySchema.safeParse(replay);
  return success ? { since: data.since, limit: data.limit ?? MOST_REPLAYED } : 'invalid';
}

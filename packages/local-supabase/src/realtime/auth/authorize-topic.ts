import type { Pool } from 'pg';
import type { RealtimeLog } from '../realtime-log.ts';
import type { Identity } from './identity.ts';

/** What somebody may do in a private channel. Policies decide about broadcast and presence separately. */
export interface TopicPermissions {
  broadcast: { read: boolean; write: boolean };
  presence: { read: boolean; write: boolean };
}

/** Who wants to enter which topic. */
export interface TopicQuestion {
  topic: string;
  identity: Identity;
}

/**
 * Asks the policies on `realtime.messages` about several questions in one query. Resolves with an answer for each
 * question, in their order. A policy that fails denies, and is logged. Rejects if the database cannot be reached.
 */
export type TopicAuthorizer = (questions: readonly TopicQuestion[]) => Promise<TopicPermissions[]>;

interface PermissionRow {
  /** The index of the question. */
  asker: number;
  extension: 'broadcast' | 'presence';
  can_read: boolean;
  can_write: boolean;
  problem: string | null;
}

export function createTopicAuthorizer(pool: Pool, log: RealtimeLog): TopicAuthorizer {
  return async (questions) => {
    const { rows } = await pool.query<PermissionRow>({
      name: 'topic_permissions',
      text: 'select * from realtime.topic_permissions($1, $2, $3)',
      values: [
        questions.map(({ topic }) => topic),
        questions.map(({ identity }) => identity.role),
        questions.map(({ identity }) => identity.claims),
      ],
    });
    const find = (index: number, wanted: PermissionRow['extension']) => {
      const row = rows.find(({ asker, extension }) => asker === index && extension === wanted);
      return { read: row?.can_read ?? false, write: row?.can_write ?? false };
    };
    return questions.map(({ topic, identity }, index) => {
      for (const { asker, problem } of rows) {
        if (asker !== index || problem === null) continue;
        log('PolicyFailed', `on realtime.messages, for topic ${topic} as ${identity.role}: ${problem}`);
      }
      return { broadcast: find(index, 'broadcast'), presence: find(index, 'presence') };
    });
  };
}

/** Asks the policies about one topic. */
export async function authorizeTopic(
  authorizeTopics: TopicAuthorizer,
  question: TopicQuestion,
): Promise<TopicPermissions> {
  const [permissions] = await authorizeTopics([question]);
  return permissions ?? { broadcast: DENIED, presence: DENIED };
}

const DENIED = { read: false, write: false };

import type { Pool } from 'pg';
import type { Identity } from './identity.ts';

/** What someone may do in a private channel. Broadcast and presence are judged apart. */
export interface TopicPermissions {
  broadcast: { read: boolean; write: boolean };
  presence: { read: boolean; write: boolean };
  /** What a policy failed with, rather than deciding. */
  problems: string[];
}

/** Who asks, and about which topic. */
export interface TopicQuestion {
  topic: string;
  identity: Identity;
}

/** Asks the policies on `realtime.messages`, in one query. Rejects if the database cannot be asked. */
export type TopicAuthorizer = (questions: readonly TopicQuestion[]) => Promise<TopicPermissions[]>;

interface PermissionRow {
  /** Position of the question. */
  asker: number;
  extension: 'broadcast' | 'presence';
  can_read: boolean;
  can_write: boolean;
  problem: string | null;
}

export function createTopicAuthorizer(pool: Pool): TopicAuthorizer {
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
    const answers = Map.groupBy(rows, ({ asker }) => asker);
    return questions.map((_, asker) => toPermissions(answers.get(asker) ?? []));
  };
}

/** Asks about one topic. */
export async function authorizeTopic(
  authorizeTopics: TopicAuthorizer,
  question: TopicQuestion,
): Promise<TopicPermissions> {
  const [permissions] = await authorizeTopics([question]);
  return permissions ?? toPermissions([]);
}

function toPermissions(rows: PermissionRow[]): TopicPermissions {
  const of = (extension: PermissionRow['extension']) => {
    const row = rows.find((candidate) => candidate.extension === extension);
    return { read: row?.can_read ?? false, write: row?.can_write ?? false };
  };
  return {
    broadcast: of('broadcast'),
    presence: of('presence'),
    problems: rows.flatMap(({ problem }) => problem ?? []),
  };
}

import type { Pool } from 'pg';
import type { Identity } from './identity.ts';

/** What someone may do in a private channel. Broadcast and presence are judged apart. */
export interface TopicPermissions {
  broadcast: { read: boolean; write: boolean };
  presence: { read: boolean; write: boolean };
  /** What a policy failed with, rather than deciding. */
  problems: string[];
}

/** Asks the policies on `realtime.messages`. Rejects if the database cannot be asked. */
export type TopicAuthorizer = (topic: string, identity: Identity) => Promise<TopicPermissions>;

interface PermissionRow {
  extension: 'broadcast' | 'presence';
  can_read: boolean;
  can_write: boolean;
  problem: string | null;
}

export function createTopicAuthorizer(pool: Pool): TopicAuthorizer {
  return async (topic, { role, claims }) => {
    const { rows } = await pool.query<PermissionRow>({
      name: 'topic_permissions',
      text: 'select * from realtime.topic_permissions($1, $2, $3)',
      values: [topic, role, claims],
    });
    const of = (extension: PermissionRow['extension']) => {
      const row = rows.find((candidate) => candidate.extension === extension);
      return { read: row?.can_read ?? false, write: row?.can_write ?? false };
    };
    return {
      broadcast: of('broadcast'),
      presence: of('presence'),
      problems: rows.flatMap(({ problem }) => problem ?? []),
    };
  };
}

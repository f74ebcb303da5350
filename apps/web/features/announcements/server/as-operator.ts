import type { PoolClient } from 'pg';
import { asUser } from '@/server/process/database.ts';
import { Problem } from '@/server/http/problem.ts';
import type { User } from '@/server/process/user.ts';

/**
 * Runs `use` in one transaction as this person, who runs the installation.
 *
 * @throws {@link Problem} `operators_only`.
 */
export function asOperator<T>(user: User, use: (client: PoolClient) => Promise<T>): Promise<T> {
  return asUser(user, async (client) => {
    const asked = await client.query<{ operator: boolean }>('select private.is_operator() as operator');
    if (!asked.rows[0]?.operator) {
      throw new Problem('operators_only', 'Only those who run this installation announce something.');
    }
    return use(client);
  });
}

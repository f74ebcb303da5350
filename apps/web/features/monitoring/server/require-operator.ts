import { forbidden } from 'next/navigation';
import { asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

/** Lets operators of the installation pass; others get the page that says so, with 403. */
export async function requireOperator(user: User): Promise<void> {
  if (!(await isOperator(user))) forbidden();
}

/** Whether this person runs the installation. */
export function isOperator(user: User): Promise<boolean> {
  return asUser(user, async (client) => {
    const { rows } = await client.query<{ is: boolean }>('select private.is_operator() as "is"');
    return rows[0]?.is === true;
  });
}

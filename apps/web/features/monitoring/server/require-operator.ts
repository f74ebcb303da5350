import { checkOperator } from '@headway/database';
import { forbidden } from 'next/navigation';
import { asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

/** Shows everybody but operators of the installation the page for 403. */
export async function requireOperator(user: User): Promise<void> {
  if (!(await isOperator(user))) forbidden();
}

/** Whether this person runs the installation. */
export async function isOperator(user: User): Promise<boolean> {
  return (await asUser(user, checkOperator)).ok;
}

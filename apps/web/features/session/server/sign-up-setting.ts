import { readRow } from '@headway/database';
import { z } from 'zod';
import { database } from '@/server/process/database.ts';

const allowedSchema = z.object({ isAllowed: z.boolean() });
const whoSchema = z.object({ who: z.enum(['anybody', 'invited', 'nobody']) });

/** Whether an account may be created for this address. The database refuses it otherwise. */
export async function maySignUp(email: string): Promise<boolean> {
  const sql = 'select private.may_sign_up($1) as "isAllowed"';
  return (await readRow(database(), allowedSchema, sql, [email])).isAllowed;
}

/** Who may create an account: `anybody` for the first account, whatever is set. */
export async function readSignUp(): Promise<'anybody' | 'invited' | 'nobody'> {
  const sql = `select coalesce((select who from private.sign_up where exists (select from auth.users)), 'anybody') as who`;
  return (await readRow(database(), whoSchema, sql)).who;
}

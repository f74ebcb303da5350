import { z } from 'zod';
import { readRowAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import { accountPageSchema, PAGE_SIZE, type AccountPage, type AccountQuery } from '../account.ts';

const rowSchema = z.object({ page: accountPageSchema });

/** A page of the accounts of this installation, the newest first. The database refuses everybody but operators. */
export async function readAccounts(user: User, { search, page }: AccountQuery): Promise<AccountPage> {
  const sql = 'select private.list_accounts($1, $2, $3) as page';
  return (await readRowAs(user, rowSchema, sql, [search, (page - 1) * PAGE_SIZE, PAGE_SIZE])).page;
}

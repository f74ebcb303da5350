import { roleSchema } from '@headway/database/role';
import { readRows } from '@headway/database';
import { z } from 'zod';
import { database } from '@/server/process/database.ts';

const invitationSchema = z.object({
  email: z.string(),
  role: roleSchema,
  projectName: z.string(),
  /** Null once the account is deleted. */
  invitedBy: z.string().nullable(),
  isExpired: z.boolean(),
});

/** Reads the invitation of a link, as the page of the link shows it. Null when it was accepted, withdrawn or never existed. */
export async function readInvitation(token: string) {
  const [invitation] = await readRows(
    database(),
    invitationSchema,
    `select email, role, project_name as "projectName", invited_by as "invitedBy", is_expired as "isExpired"
       from public.read_invitation($1)`,
    [token],
  );
  return invitation ?? null;
}

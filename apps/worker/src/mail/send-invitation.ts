import { readRows } from '@headway/database';
import { roleSchema } from '@headway/database/role';
import type { Pool } from 'pg';
import { z } from 'zod';
import { deliver, type Mailer } from './deliver.ts';
import { toHtmlParagraph, toLine } from './to-mail.ts';

const rowSchema = z.object({
  email: z.string(),
  role: roleSchema,
  projectName: z.string(),
  invitedBy: z.string().nullable(),
});

/**
 * Sends the mail of an invitation, unless it was accepted, withdrawn or renewed meanwhile. Rejects when the server may
 * accept the mail later.
 */
export async function sendInvitation(
  db: Pool,
  mailer: Mailer,
  { jobId, token }: { jobId: string; token: string },
): Promise<void> {
  const [invitation] = await readRows(
    db,
    rowSchema,
    `select email, role, project_name as "projectName", invited_by as "invitedBy"
       from public.read_invitation($1) where not is_expired`,
    [token],
  );
  if (!invitation) return;
  const { email, role, projectName, invitedBy } = invitation;
  const title = `${invitedBy ?? 'Somebody'} invited you to “${projectName}”`;
  const detail = `You can join the project as ${role}. The link is for ${email} and works for 7 days. If you do not know ${invitedBy ?? 'the sender'}, ignore this message.`;
  const url = `${mailer.settings.publicUrl}/invitations/${token}`;
  await deliver(mailer, {
    jobId,
    to: email,
    subject: toLine(title),
    text: `${title}\n\n${detail}\n\n${url}\n`,
    html: `<!doctype html><meta charset="utf-8">\n${toHtmlParagraph({ title, detail, url })}`,
  });
}

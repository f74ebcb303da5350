'use server';

import { z } from 'zod';
import { createSessionClient } from './supabase-client.ts';

/** What a link of Supabase Auth brings along: a code, a hash of a token, or the tokens themselves. */
const linkSchema = z.union([
  z.object({ code: z.string().min(1).max(2_000) }),
  z.object({
    token_hash: z.string().min(1).max(2_000),
    type: z.enum(['signup', 'invite', 'magiclink', 'recovery', 'email_change', 'email']),
  }),
  z.object({ access_token: z.string().min(1).max(8_000), refresh_token: z.string().min(1).max(2_000) }),
]);

/** Signs in by the parameters of a link and sets the session's cookies. Resolves with whether that worked. */
export async function finishSignIn(parameters: unknown): Promise<boolean> {
  const link = linkSchema.safeParse(parameters);
  if (!link.success) return false;
  const { auth } = await createSessionClient();
  const { error } =
    'code' in link.data
      ? await auth.exchangeCodeForSession(link.data.code)
      : 'type' in link.data
        ? await auth.verifyOtp(link.data)
        : await auth.setSession(link.data);
  return error === null;
}

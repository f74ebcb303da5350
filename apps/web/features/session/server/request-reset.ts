'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { readText } from '@/components/forms/read-text.ts';
import { toPublicUrl } from '@/server/http/to-public-url.ts';
import { toAuthFailure, type AuthFailure } from './auth-failure.ts';
import { createSessionClient } from './supabase-client.ts';

/** How asking for a reset went, for `useActionState`. */
export type ResetState = { isSent: true; email: string } | ({ isSent: false; email: string } & AuthFailure);

/** Sends a mail with a link to choose a new password, if the form's `email` has an account. The answer does not say. */
export async function requestReset(_previous: ResetState | null, form: FormData): Promise<ResetState> {
  const email = readText(form, 'email');
  if (!z.email().safeParse(email).success)
    return { isSent: false, code: 'invalid_input', message: 'Enter your email address.', email };
  const supabase = await createSessionClient();
  const { error } = await supabase.auth.resetPasswordForEmail(email, {
    redirectTo: toPublicUrl(await headers(), `/auth/callback?next=${encodeURIComponent('/reset-password')}`),
  });
  const failure = error && toAuthFailure(error, { code: 'invalid_input', message: '' });
  return failure && failure.code !== 'invalid_input'
    ? { isSent: false, ...failure, email }
    : { isSent: true, email };
}

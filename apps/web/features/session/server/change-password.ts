'use server';

import { z } from 'zod';
import { passwordSchema } from '../password.ts';
import { PASSWORD_RULE } from '../password-rule.ts';
import { toAuthFailure, type AuthFailure } from './auth-failure.ts';
import { createSessionClient } from './supabase-client.ts';

const WRONG: AuthFailure = { code: 'invalid_credentials', message: 'The current password is wrong.' };

/** Checks the form's current `password` of the person who is signed in. Resolves with why it does not hold, else null. */
export async function checkPassword(form: FormData): Promise<AuthFailure | null> {
  const password = z.string().min(1).max(200).safeParse(form.get('password'));
  if (!password.success) return { code: 'invalid_input', message: 'Enter your current password.' };
  const { auth } = await createSessionClient();
  const { data } = await auth.getUser();
  const email = data.user?.email;
  if (email === undefined) return { code: 'session_invalid', message: 'Sign in again first.' };
  const { error } = await auth.signInWithPassword({ email, password: password.data });
  return error && toAuthFailure(error, WRONG);
}

/** Changes the password to the form's `new-password` and signs out all other sessions. */
export async function changePassword(
  _previous: AuthFailure | 'changed' | null,
  form: FormData,
): Promise<AuthFailure | 'changed'> {
  const chosen = passwordSchema.safeParse(form.get('new-password'));
  if (!chosen.success) return { code: 'invalid_input', message: PASSWORD_RULE };
  const wrong = await checkPassword(form);
  if (wrong) return wrong;
  const { auth } = await createSessionClient();
  const { error } = await auth.updateUser({ password: chosen.data });
  if (error) return toAuthFailure(error, { code: 'weak_password', message: PASSWORD_RULE });
  await auth.signOut({ scope: 'others' });
  return 'changed';
}

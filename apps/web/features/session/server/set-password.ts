'use server';

import { redirect } from 'next/navigation';
import { passwordSchema } from '../password.ts';
import { PASSWORD_RULE } from '../password-rule.ts';
import { toAuthFailure, type AuthFailure } from './auth-failure.ts';
import { createSessionClient } from './supabase-client.ts';

const EXPIRED: AuthFailure = {
  code: 'session_invalid',
  message: 'The link has expired. Ask for a new one.',
};

/** Gives the person who is signed in the form's `password`, signs out their other sessions, and goes to the projects. */
export async function setPassword(_previous: AuthFailure | null, form: FormData): Promise<AuthFailure> {
  const password = passwordSchema.safeParse(form.get('password'));
  if (!password.success) return { code: 'invalid_input', message: PASSWORD_RULE };
  const supabase = await createSessionClient();
  const { error } = await supabase.auth.updateUser({ password: password.data });
  if (error) return toAuthFailure(error, EXPIRED);
  await supabase.auth.signOut({ scope: 'others' });
  redirect('/projects');
}

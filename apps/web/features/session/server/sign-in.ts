'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { readText } from '@/components/forms/read-text.ts';
import { toAuthFailure, type AuthFailure } from './auth-failure.ts';
import { ownPathSchema } from './own-path.ts';
import { createSessionClient } from './supabase-client.ts';

/** What went wrong with a sign-in, for `useActionState`. */
export interface SignInState extends AuthFailure {
  /** As it was typed, to fill the form again. */
  email: string;
}

const formSchema = z.object({
  email: z.email(),
  password: z.string().min(1).max(200),
  next: ownPathSchema,
});

/** Signs in with the form's `email` and `password`, sets the session's cookies and goes to `next`. */
export async function signIn(_previous: SignInState | null, form: FormData): Promise<SignInState> {
  const email = readText(form, 'email');
  const input = formSchema.safeParse(Object.fromEntries(form));
  if (!input.success) {
    return { code: 'invalid_input', message: 'Enter an email address and a password.', email };
  }
  const supabase = await createSessionClient();
  const { error } = await supabase.auth.signInWithPassword(input.data);
  if (error) {
    const wrong = { code: 'invalid_credentials', message: 'Wrong email or password.' } as const;
    return { ...toAuthFailure(error, wrong), email };
  }
  redirect(input.data.next);
}

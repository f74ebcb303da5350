'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { readText } from '@/components/forms/read-text.ts';
import { passwordSchema } from '../password.ts';
import { PASSWORD_RULE } from '../password-rule.ts';
import { SIGN_UP_CLOSED, toAuthFailure, type AuthFailure } from './auth-failure.ts';
import { ownPathSchema } from './own-path.ts';
import { toPublicUrl } from '@/server/http/to-public-url.ts';
import { maySignUp } from './sign-up-setting.ts';
import { createSessionClient } from './supabase-client.ts';

/** How a sign-up went, for `useActionState`. A finished one without confirmation leads away instead. */
export type SignUpState =
  /** A mail is on its way, or was not needed because the address has an account: the two look the same. */
  { isSent: true; email: string } | ({ isSent: false; email: string; name: string } & AuthFailure);

const formSchema = z.object({
  name: z.string().trim().min(1).max(80),
  email: z.email().max(254),
  password: passwordSchema,
  next: ownPathSchema,
});

const SENTENCES: Record<string, string> = {
  name: 'Enter your name, as others will see it.',
  email: 'Enter your email address.',
  password: PASSWORD_RULE,
};

const REFUSED: AuthFailure = {
  code: 'address_refused',
  message: 'No account can be created with this address. If it is yours, sign in or reset your password.',
};

/** Creates an account with the form's `name`, `email` and `password`, and goes to `next` unless mail must be confirmed first. */
export async function signUp(_previous: SignUpState | null, form: FormData): Promise<SignUpState> {
  const input = formSchema.safeParse(Object.fromEntries(form));
  const [email, name] = [readText(form, 'email'), readText(form, 'name')];
  if (!input.success) {
    const field = String(input.error.issues[0]?.path[0]);
    return { isSent: false, code: 'invalid_input', message: SENTENCES[field] ?? PASSWORD_RULE, email, name };
  }
  const { next, password } = input.data;
  if (!(await maySignUp(input.data.email))) return { isSent: false, ...SIGN_UP_CLOSED, email, name };
  const supabase = await createSessionClient();
  const { data, error } = await supabase.auth.signUp({
    email: input.data.email,
    password,
    options: {
      data: { display_name: input.data.name },
      emailRedirectTo: toPublicUrl(await headers(), `/auth/callback?next=${encodeURIComponent(next)}`),
    },
  });
  if (error) return { isSent: false, ...toAuthFailure(error, REFUSED), email, name };
  if (data.session === null) return { isSent: true, email };
  redirect(next);
}

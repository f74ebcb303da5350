'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { PASSWORD_RULE } from './password-rule.ts';
import { ProviderLinks } from './provider-links.tsx';
import type { Provider } from './providers.ts';
import { signUp } from './server/sign-up.ts';

interface SignUpFormProps {
  /** Where to go afterwards: a path. */
  next: string;
  /** The address that an invitation was sent to; else empty. */
  email: string;
  /** Other ways to get an account. */
  providers: readonly Provider[];
}

/** Creates an account. */
export function SignUpForm({ next, email, providers }: SignUpFormProps) {
  const [state, action, isPending] = useActionState(signUp, null);
  if (state?.isSent === true) {
    return (
      <Callout role="alert" title="Check your mail">
        A message is on its way to {state.email}. Its link finishes signing up.
      </Callout>
    );
  }
  return (
    <>
      {state !== null && (
        <Callout tone="danger" role="alert" className="mb-6">
          {state.message}
        </Callout>
      )}
      <form action={action} noValidate className="space-y-4">
        <input type="hidden" name="next" value={next} />
        <TextField
          label="Name"
          name="name"
          autoComplete="name"
          required
          maxLength={80}
          defaultValue={state?.name ?? ''}
        />
        <TextField
          label="Email"
          type="email"
          name="email"
          autoComplete="username"
          required
          maxLength={254}
          defaultValue={state?.email ?? email}
        />
        <TextField
          label="Password"
          type="password"
          name="password"
          autoComplete="new-password"
          required
          hint={PASSWORD_RULE}
        />
        <Button type="submit" tone="primary" size="large" pending={isPending} className="w-full">
          Create account
        </Button>
      </form>
      <ProviderLinks providers={providers} next={next} />
      <p className="mt-6 text-sm text-ink-soft">
        You have an account?{' '}
        <Link
          href={`/sign-in?next=${encodeURIComponent(next)}`}
          className="font-medium text-accent hover:underline"
        >
          Sign in
        </Link>
      </p>
    </>
  );
}

'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { requestReset } from './server/request-reset.ts';

/** Asks for a mail with a link to choose a new password. */
export function ForgotPasswordForm() {
  const [state, action, isPending] = useActionState(requestReset, null);
  if (state?.isSent === true) {
    return (
      <Callout role="alert" title="Check your mail">
        If {state.email} has an account, a message with a link is on its way.
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
        <TextField
          label="Email"
          type="email"
          name="email"
          autoComplete="username"
          required
          defaultValue={state?.email ?? ''}
        />
        <Button type="submit" tone="primary" size="large" pending={isPending} className="w-full">
          Send a link
        </Button>
      </form>
      <p className="mt-6 text-sm">
        <Link href="/sign-in" className="font-medium text-accent hover:underline">
          Back to sign in
        </Link>
      </p>
    </>
  );
}

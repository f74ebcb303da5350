'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { PASSWORD_RULE } from './password-rule.ts';
import { setPassword } from './server/set-password.ts';

/** Chooses a new password for the account of this address. */
export function NewPasswordForm({ email }: { email: string | null }) {
  const [state, action, isPending] = useActionState(setPassword, null);
  return (
    <>
      {state !== null && (
        <Callout tone="danger" role="alert" className="mb-6">
          {state.message}{' '}
          {state.code === 'session_invalid' && (
            <Link href="/forgot-password" className="font-medium text-accent hover:underline">
              Reset your password
            </Link>
          )}
        </Callout>
      )}
      <form action={action} noValidate className="space-y-4">
        {/* for password managers */}
        <input type="hidden" name="username" autoComplete="username" value={email ?? ''} readOnly />
        <TextField
          label="New password"
          type="password"
          name="password"
          autoComplete="new-password"
          required
          hint={PASSWORD_RULE}
        />
        <Button type="submit" tone="primary" size="large" pending={isPending} className="w-full">
          Set password
        </Button>
      </form>
    </>
  );
}

'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { deleteAccount } from './server/delete-account.ts';

/** Deletes the account, after the password was given. */
export function DeleteAccountForm() {
  const [refusal, action, isPending] = useActionState(deleteAccount, null);
  return (
    <form action={action} noValidate className="space-y-4">
      <p className="text-ink-soft">
        Your account, your memberships and your notifications are deleted for good. What you wrote stays with
        its projects, under no name.
      </p>
      {refusal !== null && (
        <Callout tone="danger" role="alert">
          {refusal}
        </Callout>
      )}
      <TextField
        label="Your password, to confirm"
        type="password"
        name="password"
        autoComplete="current-password"
        required
      />
      <div className="flex justify-end">
        <Button type="submit" tone="danger" pending={isPending}>
          Delete account
        </Button>
      </div>
    </form>
  );
}

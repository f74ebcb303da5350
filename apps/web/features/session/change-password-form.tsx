'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { PASSWORD_RULE } from './password-rule.ts';
import { changePassword } from './server/change-password.ts';

/** Changes the password. */
export function ChangePasswordForm() {
  const [state, action, isPending] = useActionState(changePassword, null);
  return (
    <form action={action} noValidate className="space-y-4">
      {state === 'changed' ? (
        <Callout role="alert">The password was changed. Your other sessions are signed out.</Callout>
      ) : (
        state !== null && (
          <Callout tone="danger" role="alert">
            {state.message}
          </Callout>
        )
      )}
      <TextField
        label="Current password"
        type="password"
        name="password"
        autoComplete="current-password"
        required
      />
      <TextField
        label="New password"
        type="password"
        name="new-password"
        autoComplete="new-password"
        required
        hint={PASSWORD_RULE}
      />
      <div className="flex justify-end">
        <Button type="submit" pending={isPending}>
          Change password
        </Button>
      </div>
    </form>
  );
}

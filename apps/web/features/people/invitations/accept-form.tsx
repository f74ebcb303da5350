'use client';

import { useActionState } from 'react';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { acceptInvitation } from '../server/accept-invitation.ts';

/** Accepts the invitation of a link. */
export function AcceptForm({ token }: { token: string }) {
  const [refusal, action, isPending] = useActionState(acceptInvitation, null);
  return (
    <form action={action} className="mt-6">
      <input type="hidden" name="token" value={token} />
      {refusal !== null && (
        <Callout tone="danger" role="alert" className="mb-6">
          {refusal}
        </Callout>
      )}
      <Button type="submit" tone="primary" size="large" pending={isPending} className="w-full">
        Accept
      </Button>
    </form>
  );
}

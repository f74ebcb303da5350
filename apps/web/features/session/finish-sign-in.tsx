'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { Callout } from '@/components/callout.tsx';
import { finishSignIn } from './server/finish-sign-in.ts';

const EXPIRED = 'This link has expired or was used before.';

/** What the parameter `error` of the address means: OAuth's own codes (RFC 6749, section 4.1.2.1), and one of ours. */
const REFUSALS: Record<string, string> = {
  access_denied: 'You were not signed in, because the request was declined. Nothing was changed.',
  provider_unavailable: 'This way to sign in is not available at the moment. Use your email and password.',
  server_error:
    'No account could be created or opened. Accounts here may need an invitation: use the address that it was sent to.',
};

/** Supabase Auth names an expired link by `error_code` and calls its `error` `access_denied`, too. */
function toRefusal({ error = '', error_code: code }: Record<string, string>): string {
  return (code === 'otp_expired' ? undefined : REFUSALS[error]) ?? EXPIRED;
}

/** Signs in by what the address of this page brings along, then goes on to `next`. */
export function FinishSignIn({ next }: { next: string }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const isBegun = useRef(false);
  useEffect(() => {
    // A code can be used once.
    if (isBegun.current) return;
    isBegun.current = true;
    const parameters: Record<string, string> = {
      ...Object.fromEntries(new URLSearchParams(location.search)),
      ...Object.fromEntries(new URLSearchParams(location.hash.slice(1))),
    };
    // Tokens do not stay in the address.
    history.replaceState(null, '', location.pathname);
    async function finish(): Promise<void> {
      const isSignedIn = await finishSignIn(parameters).catch(() => false);
      if (isSignedIn) location.replace(next);
      else setRefusal(toRefusal(parameters));
    }
    void finish();
  }, [next]);
  if (refusal === null) return <p className="text-ink-soft">One moment …</p>;
  return (
    <>
      <Callout tone="danger" role="alert" className="mb-6">
        {refusal}
      </Callout>
      <p className="flex gap-4 text-sm">
        <Link href="/sign-in" className="font-medium text-accent hover:underline">
          Sign in
        </Link>
        {refusal === EXPIRED && (
          <Link href="/forgot-password" className="font-medium text-accent hover:underline">
            Ask for a new link
          </Link>
        )}
      </p>
    </>
  );
}

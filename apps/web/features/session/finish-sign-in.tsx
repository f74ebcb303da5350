'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { Callout } from '@/components/callout.tsx';
import { finishSignIn } from './server/finish-sign-in.ts';

/** Signs in by what the address of this page brings along, then goes on to `next`. */
export function FinishSignIn({ next }: { next: string }) {
  const [isRefused, setIsRefused] = useState(false);
  const isBegun = useRef(false);
  useEffect(() => {
    // A code can be used once.
    if (isBegun.current) return;
    isBegun.current = true;
    const parameters = {
      ...Object.fromEntries(new URLSearchParams(location.search)),
      ...Object.fromEntries(new URLSearchParams(location.hash.slice(1))),
    };
    // Tokens do not stay in the address.
    history.replaceState(null, '', location.pathname);
    async function finish(): Promise<void> {
      const isSignedIn = await finishSignIn(parameters).catch(() => false);
      if (isSignedIn) location.replace(next);
      else setIsRefused(true);
    }
    void finish();
  }, [next]);
  if (!isRefused) return <p className="text-ink-soft">One moment …</p>;
  return (
    <>
      <Callout tone="danger" role="alert" className="mb-6">
        This link has expired or was used before.
      </Callout>
      <p className="flex gap-4 text-sm">
        <Link href="/sign-in" className="font-medium text-accent hover:underline">
          Sign in
        </Link>
        <Link href="/forgot-password" className="font-medium text-accent hover:underline">
          Ask for a new link
        </Link>
      </p>
    </>
  );
}

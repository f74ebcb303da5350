'use client';

import { usePathname } from 'next/navigation';

/** Leads to the sign-in page and back here. It is loaded anew, so that nothing is left for whoever signs in. */
export function SignInAgain() {
  const path = usePathname();
  return (
    <a
      href={`/sign-in?next=${encodeURIComponent(path)}`}
      className="rounded-sm font-medium text-accent hover:underline"
    >
      Sign in again
    </a>
  );
}

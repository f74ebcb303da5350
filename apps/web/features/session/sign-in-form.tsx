'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { ProviderLinks } from './provider-links.tsx';
import type { Provider } from './providers.ts';
import { signIn } from './server/sign-in.ts';

/** The password of every demo account. */
const DEMO_PASSWORD = 'headway-demo';

/** The accounts of the demo data, with what each is good for. */
const DEMO_ACCOUNTS = [
  { email: 'owner@demo.test', title: 'Owner', can: 'manages the project and its members' },
  { email: 'editor@demo.test', title: 'Editor', can: 'starts and edits articles' },
  { email: 'commenter@demo.test', title: 'Commenter', can: 'reads and comments' },
  { email: 'viewer@demo.test', title: 'Viewer', can: 'reads' },
  { email: 'outsider@demo.test', title: 'Outsider', can: 'is in another project' },
  { email: 'operator@demo.test', title: 'Operator', can: 'monitors the installation' },
] as const;

interface SignInFormProps {
  /** Where to go afterwards: a path. */
  next: string;
  /** Whether to offer the demo accounts. */
  isDemo: boolean;
  /** Other ways to sign in. */
  providers: readonly Provider[];
}

/** Signs in with email and password, or as one of the demo accounts with one press. */
export function SignInForm({ next, isDemo, providers }: SignInFormProps) {
  const [state, action, isPending] = useActionState(signIn, null);
  return (
    <>
      {state !== null && (
        <Callout tone="danger" role="alert" className="mb-6">
          {state.message}
        </Callout>
      )}
      <form action={action} className="space-y-4">
        <input type="hidden" name="next" value={next} />
        <TextField
          label="Email"
          type="email"
          name="email"
          autoComplete="username"
          required
          defaultValue={state?.email ?? ''}
        />
        <TextField
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          required
          maxLength={200}
        />
        <Button type="submit" tone="primary" size="large" pending={isPending} className="w-full">
          Sign in
        </Button>
      </form>
      <ProviderLinks providers={providers} next={next} />
      <p className="mt-6 flex flex-wrap justify-between gap-x-4 gap-y-2 text-sm">
        <Link
          href={`/sign-up?next=${encodeURIComponent(next)}`}
          className="font-medium text-accent hover:underline"
        >
          Create an account
        </Link>
        <Link href="/forgot-password" className="text-ink-soft hover:text-ink hover:underline">
          Forgot your password?
        </Link>
      </p>
      {isDemo && (
        <section aria-labelledby="demo" className="mt-10">
          <h2 id="demo" className="eyebrow">
            Or try a demo account
          </h2>
          <ul className="mt-2 border-t border-rule">
            {DEMO_ACCOUNTS.map((account) => (
              <li key={account.email} className="border-b border-rule">
                <form action={action}>
                  <input type="hidden" name="next" value={next} />
                  <input type="hidden" name="email" value={account.email} />
                  <input type="hidden" name="password" value={DEMO_PASSWORD} />
                  <Button
                    type="submit"
                    tone="quiet"
                    disabled={isPending}
                    className="-mx-3 h-11 w-[calc(100%+1.5rem)] justify-start px-3 font-normal"
                  >
                    <span className="w-24 text-left font-medium text-ink">{account.title}</span>
                    <span className="min-w-0 truncate">{account.can}</span>
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

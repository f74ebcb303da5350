import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { AuthTitle } from '@/features/session/auth-title.tsx';
import { SignUpForm } from '@/features/session/sign-up-form.tsx';
import { readProviders } from '@/features/session/server/read-providers.ts';
import { readSignUp } from '@/features/session/server/sign-up-setting.ts';
import { readOwnPath } from '@/features/session/server/own-path.ts';
import { currentUser } from '@/server/auth/current-user.ts';
import { publicConfig } from '@/server/process/public-config.ts';

export const metadata: Metadata = { title: 'Create an account' };

interface SignUpPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignUpPage({ searchParams }: SignUpPageProps) {
  const [{ next, email }] = await Promise.all([searchParams, publicConfig()]);
  const path = readOwnPath(next);
  if ((await currentUser()) !== null) redirect(path);
  const [who, providers] = await Promise.all([readSignUp(), readProviders()]);
  return (
    <>
      <AuthTitle>Create an account</AuthTitle>
      {who === 'nobody' ? (
        <>
          <p className="text-ink-soft">No new accounts can be created at the moment.</p>
          <Button asChild size="large" className="mt-6 w-full">
            <Link href={`/sign-in?next=${encodeURIComponent(path)}`}>Sign in</Link>
          </Button>
        </>
      ) : (
        <>
          {who === 'invited' && (
            <Callout className="mb-6">
              You need an invitation. Use the email address that it was sent to.
            </Callout>
          )}
          <SignUpForm next={path} email={typeof email === 'string' ? email : ''} providers={providers} />
        </>
      )}
    </>
  );
}

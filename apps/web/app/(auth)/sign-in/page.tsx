import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthTitle } from '@/features/session/auth-title.tsx';
import { readProviders } from '@/features/session/server/read-providers.ts';
import { SignInForm } from '@/features/session/sign-in-form.tsx';
import { readOwnPath } from '@/features/session/server/own-path.ts';
import { currentUser } from '@/server/auth/current-user.ts';
import { publicConfig } from '@/server/process/public-config.ts';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ next }, { demo }] = await Promise.all([searchParams, publicConfig()]);
  const path = readOwnPath(next);
  if ((await currentUser()) !== null) redirect(path);
  const providers = await readProviders();
  return (
    <>
      <AuthTitle>Sign in</AuthTitle>
      <SignInForm next={path} isDemo={demo} providers={providers} />
    </>
  );
}

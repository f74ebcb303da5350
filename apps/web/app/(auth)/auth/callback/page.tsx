import type { Metadata } from 'next';
import { AuthTitle } from '@/features/session/auth-title.tsx';
import { FinishSignIn } from '@/features/session/finish-sign-in.tsx';
import { readOwnPath } from '@/features/session/server/own-path.ts';
import { publicConfig } from '@/server/process/public-config.ts';

export const metadata: Metadata = { title: 'Signing in', referrer: 'no-referrer' };

interface CallbackPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where the links in mails of Supabase Auth lead to. */
export default async function CallbackPage({ searchParams }: CallbackPageProps) {
  const [{ next }] = await Promise.all([searchParams, publicConfig()]);
  return (
    <>
      <AuthTitle>Signing in</AuthTitle>
      <FinishSignIn next={readOwnPath(next)} />
    </>
  );
}

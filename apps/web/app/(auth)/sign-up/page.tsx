import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthTitle } from '@/features/session/auth-title.tsx';
import { SignUpForm } from '@/features/session/sign-up-form.tsx';
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
  return (
    <>
      <AuthTitle>Create an account</AuthTitle>
      <SignUpForm next={path} email={typeof email === 'string' ? email : ''} />
    </>
  );
}

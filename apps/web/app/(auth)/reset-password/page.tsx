import type { Metadata } from 'next';
import { AuthTitle } from '@/features/session/auth-title.tsx';
import { NewPasswordForm } from '@/features/session/new-password-form.tsx';
import { requireUser } from '@/server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Choose a new password' };

/** Where the link of a reset mail leads to, once it has signed its reader in. */
export default async function ResetPasswordPage() {
  const { email } = await requireUser('/forgot-password');
  return (
    <>
      <AuthTitle>Choose a new password</AuthTitle>
      <NewPasswordForm email={email} />
    </>
  );
}

import type { Metadata } from 'next';
import { AuthTitle } from '@/features/session/auth-title.tsx';
import { ForgotPasswordForm } from '@/features/session/forgot-password-form.tsx';
import { publicConfig } from '@/server/process/public-config.ts';

export const metadata: Metadata = { title: 'Reset your password' };

export default async function ForgotPasswordPage() {
  await publicConfig();
  return (
    <>
      <AuthTitle>Reset your password</AuthTitle>
      <ForgotPasswordForm />
    </>
  );
}

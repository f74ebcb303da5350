import type { Metadata } from 'next';
import Link from 'next/link';
import { PageSection } from '@/components/pages/page-section.tsx';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { DeleteAccountForm } from '@/features/session/delete-account-form.tsx';
import { DisplayNameForm } from '@/features/session/display-name-form.tsx';
import { ChangePasswordForm } from '@/features/session/change-password-form.tsx';
import { readDisplayName } from '@/features/shell/server/read-display-name.ts';
import { requireUser } from '@/server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const user = await requireUser('/settings/account');
  const name = await readDisplayName(user);
  return (
    <div className="max-w-xl">
      <PageTitle title="Account" note={user.email ?? undefined} />
      <div className="mt-10 space-y-14">
        <PageSection title="Name">
          <DisplayNameForm name={name} />
        </PageSection>
        <PageSection title="Password">
          <ChangePasswordForm />
          <p className="mt-4 text-sm text-ink-soft">
            You sign in without a password, or forgot it?{' '}
            <Link href="/forgot-password" className="font-medium text-accent hover:underline">
              Get a link by email to set one
            </Link>
          </p>
        </PageSection>
        <PageSection title="Delete the account">
          <DeleteAccountForm />
        </PageSection>
      </div>
    </div>
  );
}

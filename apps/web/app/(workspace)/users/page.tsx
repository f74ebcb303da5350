import type { Metadata } from 'next';
import Form from 'next/form';
import { Button } from '@/components/button.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { PageSection } from '@/components/pages/page-section.tsx';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { toCount } from '@/components/to-count.ts';
import { AccountPages } from '@/features/accounts/account-pages.tsx';
import { AccountTable } from '@/features/accounts/account-table.tsx';
import { accountQuerySchema } from '@/features/accounts/account.ts';
import { readAccounts } from '@/features/accounts/server/read-accounts.ts';
import { SignUpSetting } from '@/features/accounts/sign-up-setting.tsx';
import { requireOperator } from '@/features/monitoring/server/require-operator.ts';
import { requireUser } from '@/server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Users' };

interface UsersPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function UsersPage({ searchParams }: UsersPageProps) {
  const user = await requireUser('/users');
  await requireOperator(user);
  const query = accountQuerySchema.parse(await searchParams);
  const { accounts, total, signUp } = await readAccounts(user, query);
  return (
    <>
      <PageTitle
        trail={[{ label: 'Projects', href: '/projects' }]}
        title="Users"
        note="Everyone who has an account on this installation."
      />
      <div className="mt-10 space-y-14">
        <SignUpSetting signUp={signUp} />
        <PageSection title="Accounts" note={toCount(total, 'account', 'accounts')}>
          <Form action="/users" className="mb-6 flex max-w-md items-end gap-2">
            <TextField
              key={query.search}
              label="Search by name or email"
              type="search"
              name="search"
              defaultValue={query.search}
              className="flex-1"
            />
            <Button type="submit">Search</Button>
          </Form>
          <AccountTable accounts={accounts} />
          <AccountPages query={query} total={total} />
        </PageSection>
      </div>
    </>
  );
}

'use client';

import { Badge } from '@/components/badge.tsx';
import { Button } from '@/components/button.tsx';
import { DataTable, figures } from '@/components/data-table.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import { useMe } from '@/features/session/supabase-provider.tsx';
import type { Account } from './account.ts';
import { useAccountActions } from './use-account-actions.ts';

const COLUMNS = [
  { title: 'Name' },
  { title: 'Email' },
  { title: 'Created' },
  { title: 'Last seen' },
  ...figures('Projects'),
  { title: 'Sign-in' },
];

/** The accounts of a page, each with a way to disable its sign-in or to enable it again. */
export function AccountTable({ accounts }: { accounts: readonly Account[] }) {
  const me = useMe();
  const { disable } = useAccountActions();
  return (
    <DataTable
      label="Users"
      columns={COLUMNS}
      empty="No user has this name or email address."
      rows={accounts.map((account) => ({
        key: account.id,
        cells: [
          <span key="name" className="flex items-center gap-2">
            <span className="max-w-60 truncate">{account.name ?? 'No name'}</span>
            {account.isOperator && <Badge>Operator</Badge>}
          </span>,
          <span key="email" className="flex items-center gap-2">
            <span className="max-w-80 truncate">{account.email ?? 'None'}</span>
            {!account.isConfirmed && <Badge>Not confirmed</Badge>}
          </span>,
          <RelativeTime key="created" iso={account.createdAt} />,
          account.seenAt === null ? 'Never' : <RelativeTime key="seen" iso={account.seenAt} />,
          account.projects.toLocaleString('en-US'),
          account.id === me.id ? (
            'Your account'
          ) : (
            <SignInSwitch key="sign-in" account={account} disable={disable} />
          ),
        ],
      }))}
    />
  );
}

interface SignInSwitchProps extends Pick<ReturnType<typeof useAccountActions>, 'disable'> {
  account: Account;
}

function SignInSwitch({ account, disable }: SignInSwitchProps) {
  const name = account.email ?? account.name ?? 'this account';
  return account.isDisabled ? (
    <span className="flex items-center gap-2">
      <Badge tone="danger">Disabled</Badge>
      <Button size="small" onClick={() => void disable(account, false)}>
        Enable<span className="sr-only"> {name}</span>
      </Button>
    </span>
  ) : (
    <ConfirmDialog
      title={`Disable ${name}?`}
      description="This person is signed out everywhere and loses access to all projects within seconds. What they wrote stays. You can enable the account again."
      confirmLabel="Disable"
      keepLabel="Cancel"
      onConfirm={() => void disable(account, true)}
      trigger={
        <Button size="small">
          Disable<span className="sr-only"> {name}</span>
        </Button>
      }
    />
  );
}

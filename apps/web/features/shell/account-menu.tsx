'use client';

import { Activity, Gauge, LogOut, Megaphone, Monitor, Moon, Sun, UserRound, UsersRound } from 'lucide-react';
import Link from 'next/link';
import { Avatar } from '@/components/avatar.tsx';
import { Menu, MenuChoice, MenuChoices, MenuItem, MenuLabel, MenuRule } from '@/components/overlays/menu.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { useSignOut } from '@/features/session/use-sign-out.ts';
import { themeSchema, type Theme } from './theme.ts';
import { useTheme } from './use-theme.ts';

const THEMES = [
  { value: 'system', label: 'System', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
];
/** All but the first are for those who run the installation. */
const PAGES = [
  { href: '/inspector', label: 'Event inspector', icon: Activity },
  { href: '/monitoring', label: 'Monitoring', icon: Gauge },
  { href: '/announcements', label: 'Announcements', icon: Megaphone },
  { href: '/users', label: 'Users', icon: UsersRound },
];

interface AccountMenuProps {
  userId: string;
  displayName: string;
  email: string | null;
  theme: Theme;
  isOperator: boolean;
  signOut: () => Promise<void>;
}

/** Who is signed in, light or dark, and the way out. */
export function AccountMenu(props: AccountMenuProps) {
  const { userId, displayName, email, isOperator, signOut } = props;
  const [theme, setTheme] = useTheme(props.theme);
  const { begin, unsaved, answer } = useSignOut(userId, signOut);
  return (
    <>
      <Menu
        trigger={
          <button type="button" className="block rounded-full">
            <span className="sr-only">Account of {displayName}</span>
            <Avatar name={displayName} className="hover:text-ink" />
          </button>
        }
      >
        <MenuLabel>
          <span className="block font-medium">{displayName}</span>
          <span className="block text-ink-soft">{email}</span>
        </MenuLabel>
        <MenuRule />
        <MenuChoices
          aria-label="Appearance"
          value={theme}
          onValueChange={(value) => setTheme(themeSchema.parse(value))}
        >
          {THEMES.map(({ value, label, icon: Icon }) => (
            <MenuChoice key={value} value={value}>
              <Icon aria-hidden />
              {label}
            </MenuChoice>
          ))}
        </MenuChoices>
        <MenuRule />
        {PAGES.slice(0, isOperator ? PAGES.length : 1).map(({ href, label, icon: Icon }) => (
          <MenuItem key={href} asChild>
            <Link href={href}>
              <Icon aria-hidden />
              {label}
            </Link>
          </MenuItem>
        ))}
        <MenuItem asChild>
          <Link href="/settings/account">
            <UserRound aria-hidden />
            Account
          </Link>
        </MenuItem>
        <MenuItem onSelect={() => void begin()}>
          <LogOut aria-hidden />
          Sign out
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={unsaved !== null}
        onOpenChange={(open) => {
          if (!open) answer(false);
        }}
        title={unsaved === 1 ? '1 edit is not saved yet' : `${unsaved ?? 'Some'} edits are not saved yet`}
        description="Sign out anyway? They stay in this browser and are saved when you open the article here again."
        confirmLabel="Sign out"
        keepLabel="Stay signed in"
        onConfirm={() => answer(true)}
      />
    </>
  );
}

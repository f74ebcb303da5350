'use client';

import { Activity, Gauge, LogOut, Megaphone, Monitor, Moon, Sun } from 'lucide-react';
import Link from 'next/link';
import { Avatar } from '@/components/avatar.tsx';
import { Menu, MenuChoice, MenuChoices, MenuItem, MenuLabel, MenuRule } from '@/components/overlays/menu.tsx';
import { SignOutQuestion } from '@/features/session/sign-out-question.tsx';
import { useSignOut } from '@/features/session/use-sign-out.ts';
import { themeSchema, type Theme } from './theme.ts';
import { useTheme } from './use-theme.ts';

interface AccountMenuProps {
  userId: string;
  displayName: string;
  email: string | null;
  theme: Theme;
  /** Whether to lead to the pages of those who run the installation. */
  isOperator: boolean;
  signOut: () => Promise<void>;
}

/** Who is signed in, light or dark, and the way out. */
export function AccountMenu({
  userId,
  displayName,
  email,
  theme: initialTheme,
  isOperator,
  signOut,
}: AccountMenuProps) {
  const [theme, setTheme] = useTheme(initialTheme);
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
          label="Appearance"
          value={theme}
          onValueChange={(value) => setTheme(themeSchema.parse(value))}
        >
          <MenuChoice value="system">
            <Monitor aria-hidden />
            As the system
          </MenuChoice>
          <MenuChoice value="light">
            <Sun aria-hidden />
            Light
          </MenuChoice>
          <MenuChoice value="dark">
            <Moon aria-hidden />
            Dark
          </MenuChoice>
        </MenuChoices>
        <MenuRule />
        <MenuItem asChild>
          <Link href="/inspector">
            <Activity aria-hidden />
            Event inspector
          </Link>
        </MenuItem>
        {isOperator && (
          <>
            <MenuItem asChild>
              <Link href="/monitoring">
                <Gauge aria-hidden />
                Monitoring
              </Link>
            </MenuItem>
            <MenuItem asChild>
              <Link href="/announcements">
                <Megaphone aria-hidden />
                Announcements
              </Link>
            </MenuItem>
          </>
        )}
        <MenuItem onSelect={() => void begin()}>
          <LogOut aria-hidden />
          Sign out
        </MenuItem>
      </Menu>
      <SignOutQuestion unsaved={unsaved} answer={answer} />
    </>
  );
}

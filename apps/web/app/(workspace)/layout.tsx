import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Button } from '@/components/button.tsx';
import { MessagePage } from '@/components/pages/message-page.tsx';
import { Toaster } from '@/components/overlays/toaster.tsx';
import { ConnectionIndicator } from '@/features/shell/connection-indicator.tsx';
import { isOperator as getIsOperator } from '@/features/monitoring/server/require-operator.ts';
import { Inbox } from '@/features/notifications/inbox.tsx';
import { NotificationsProvider } from '@/features/notifications/notifications-provider.tsx';
import { readInbox } from '@/features/notifications/server/read-inbox.ts';
import { isDisabled as getIsDisabled } from '@/features/session/server/is-disabled.ts';
import { signOut, signOutTo } from '@/features/session/server/sign-out.ts';
import { SupabaseProvider } from '@/features/session/supabase-provider.tsx';
import { AccountMenu } from '@/features/shell/account-menu.tsx';
import { AppHeader } from '@/features/shell/app-header.tsx';
import { CommandPalette } from '@/features/shell/palette/command-palette.tsx';
import { LiveProvider } from '@/features/shell/live-provider.tsx';
import { readDisplayName } from '@/features/shell/server/read-display-name.ts';
import { SkipLink } from '@/features/shell/skip-link.tsx';
import { THEME_COOKIE, themeSchema } from '@/features/shell/theme.ts';
import { requireUser } from '@/server/auth/current-user.ts';
import { publicConfig } from '@/server/process/public-config.ts';

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const user = await requireUser('/projects');
  const [isDisabled, displayName, isOperator, { inbox, cursor }, store, config] = await Promise.all([
    getIsDisabled(user),
    readDisplayName(user),
    getIsOperator(user),
    readInbox(user),
    cookies(),
    publicConfig(),
  ]);
  if (isDisabled) {
    return (
      <main className="page">
        <MessagePage
          eyebrow="403"
          title="Your account is disabled"
          action={
            <form action={signOutTo}>
              <input type="hidden" name="next" value="/sign-in" />
              <Button type="submit" tone="primary">
                Sign out
              </Button>
            </form>
          }
        >
          <p>Ask the people who run this installation.</p>
        </MessagePage>
      </main>
    );
  }
  return (
    <LiveProvider userId={user.id}>
      <NotificationsProvider userId={user.id} inbox={inbox} cursor={cursor}>
        <SkipLink />
        <AppHeader>
          <CommandPalette userId={user.id} />
          <ConnectionIndicator />
          <Inbox />
          <AccountMenu
            userId={user.id}
            displayName={displayName}
            email={user.email}
            theme={themeSchema.parse(store.get(THEME_COOKIE)?.value)}
            isOperator={isOperator}
            signOut={signOut}
          />
        </AppHeader>
        <main id="main" tabIndex={-1} className="page pt-10 pb-24 outline-none">
          <SupabaseProvider
            url={config.supabaseUrl}
            publishableKey={config.supabasePublishableKey}
            me={{ id: user.id, displayName }}
          >
            {children}
          </SupabaseProvider>
        </main>
        <Toaster />
      </NotificationsProvider>
    </LiveProvider>
  );
}

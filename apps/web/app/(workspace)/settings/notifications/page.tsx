import type { Metadata } from 'next';
import { Callout } from '@/components/callout.tsx';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { PreferenceList } from '@/features/notifications/preference-list.tsx';
import { readPreferences } from '@/features/notifications/server/read-preferences.ts';
import { requireUser } from '@/server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Notification preferences' };

export default async function NotificationPreferencesPage() {
  const user = await requireUser('/settings/notifications');
  const { emailConfigured, emailAddress, preferences } = await readPreferences(user);
  return (
    <div className="max-w-3xl">
      <PageTitle
        trail={[{ label: 'Notifications', href: '/notifications' }]}
        title="Preferences"
        note={
          emailConfigured && emailAddress !== null
            ? `How you hear of what happens. Mail goes to ${emailAddress}.`
            : 'How you hear of what happens.'
        }
      />
      <div className="mt-8 space-y-6">
        {!emailConfigured && (
          <Callout title="This installation sends no mail">
            Whoever runs it sets <code className="font-mono text-sm">HEADWAY_SMTP_URL</code>; then you choose
            here what comes by e-mail.
          </Callout>
        )}
        <PreferenceList preferences={preferences} emailConfigured={emailConfigured} />
      </div>
    </div>
  );
}

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
            ? `Choose what you are notified about. Emails go to ${emailAddress}.`
            : 'Choose what you are notified about.'
        }
      />
      <div className="mt-8 space-y-6">
        {!emailConfigured && (
          <Callout title="Email is not set up">
            You can choose email notifications once an administrator sets up email for this installation.
          </Callout>
        )}
        <PreferenceList preferences={preferences} emailConfigured={emailConfigured} />
      </div>
    </div>
  );
}

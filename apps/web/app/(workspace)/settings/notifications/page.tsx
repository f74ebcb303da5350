import type { Metadata } from 'next';
import { Callout } from '@/components/callout.tsx';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { PreferenceList } from '@/features/notifications/preference-list.tsx';
import { ProjectMutes } from '@/features/notifications/project-mutes.tsx';
import { readMutableProjects } from '@/features/notifications/server/read-mutable-projects.ts';
import { readPreferences } from '@/features/notifications/server/read-preferences.ts';
import { requireUser } from '@/server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Notification preferences' };

export default async function NotificationPreferencesPage() {
  const user = await requireUser('/settings/notifications');
  const [{ emailConfigured, emailAddress, preferences }, projects] = await Promise.all([
    readPreferences(user),
    readMutableProjects(user),
  ]);
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
        {projects.length > 0 && (
          <section aria-labelledby="projects" className="pt-6">
            <h2 id="projects" className="eyebrow mb-1">
              Projects
            </h2>
            <p className="mb-4 text-sm text-ink-soft">
              Switch a project off to hear nothing of its articles and comments. Changes of your membership,
              its plan and its limits still reach you.
            </p>
            <ProjectMutes projects={projects} />
          </section>
        )}
      </div>
    </div>
  );
}

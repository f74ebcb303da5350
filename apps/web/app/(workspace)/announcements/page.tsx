import type { Metadata } from 'next';
import { PageSection } from '@/components/pages/page-section.tsx';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { AnnouncementForm } from '@/features/announcements/announcement-form.tsx';
import { AnnouncementList } from '@/features/announcements/announcement-list.tsx';
import { readAnnouncements } from '@/features/announcements/server/read-announcements.ts';
import { requireOperator } from '@/features/monitoring/server/require-operator.ts';
import { unwrap } from '@/server/http/problem.ts';
import { toContext } from '@/server/process/database.ts';
import { requireUser } from '@/server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Announcements' };

export default async function AnnouncementsPage() {
  const user = await requireUser('/announcements');
  await requireOperator(user);
  const { people, announcements } = unwrap(await readAnnouncements(toContext(user)));
  return (
    <>
      <PageTitle
        trail={[{ label: 'Projects', href: '/projects' }]}
        title="Announcements"
        note="Announcements go to everyone with an account."
      />
      <div className="mt-10 space-y-14">
        <AnnouncementForm people={people} />
        <PageSection title="Announced" note="The newest 50">
          <AnnouncementList announcements={announcements} />
        </PageSection>
      </div>
    </>
  );
}

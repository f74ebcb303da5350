import type { Metadata } from 'next';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { InspectorView } from '@/features/inspector/inspector-view.tsx';
import { requireUser } from '@/server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Event inspector' };

export default async function InspectorPage() {
  const user = await requireUser('/inspector');
  return (
    <>
      <PageTitle
        trail={[{ label: 'Projects', href: '/projects' }]}
        title="Event inspector"
        note="Topics, connection and events of this browser tab."
      />
      <InspectorView userId={user.id} />
    </>
  );
}

import type { Metadata } from 'next';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { MonitoringView } from '@/features/monitoring/monitoring-view.tsx';
import { readSystem } from '@/features/monitoring/server/read-system.ts';
import { requireOperator } from '@/features/monitoring/server/require-operator.ts';
import { requireUser } from '@/server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Monitoring' };

export default async function MonitoringPage() {
  const user = await requireUser('/monitoring');
  await requireOperator(user);
  return (
    <>
      <PageTitle
        trail={[{ label: 'Projects', href: '/projects' }]}
        title="Monitoring"
        note="All processes of this installation over the last hour."
      />
      <MonitoringView initial={await readSystem()} />
    </>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { readProjectUsage } from '@/features/billing/server/read-project-usage.ts';
import { UsageView } from '@/features/billing/usage-view.tsx';
import { readProject } from '@/features/projects/server/read-project.ts';
import { requireUser } from '@/server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Usage' };

export default async function UsagePage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const user = await requireUser(`/projects/${projectId}/usage`);
  const [project, usage] = await Promise.all([
    readProject(user, projectId),
    readProjectUsage(user, projectId),
  ]);
  if (project === null || usage === null) notFound();
  return (
    <>
      <PageTitle
        trail={[
          { label: 'Projects', href: '/projects' },
          { label: project.name, href: `/projects/${project.id}` },
        ]}
        title="Usage"
        note={`${usage.plan.name} plan`}
      />
      <div className="mt-8">
        <UsageView projectId={project.id} usage={usage} />
      </div>
    </>
  );
}

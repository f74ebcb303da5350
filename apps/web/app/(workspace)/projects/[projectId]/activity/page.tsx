import { projectTopic } from '@headway/topics/project';
import { userTopic } from '@headway/topics/user';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { activityQuerySchema } from '@/features/activity/activity-query.ts';
import { ActivityView } from '@/features/activity/activity-view.tsx';
import { readActivity, readActors } from '@/features/activity/server/read-activity.ts';
import { CollaboratorAvatars } from '@/features/people/collaborator-avatars.tsx';
import { readProject } from '@/features/projects/server/read-project.ts';
import { WorkspaceProvider } from '@/features/workspace/workspace-provider.tsx';
import { requireUser } from '@/server/auth/current-user.ts';
import { readTopicCursor } from '@/server/events/topic-position.ts';

export const metadata: Metadata = { title: 'Activity' };

interface ActivityPageProps {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ActivityPage({ params, searchParams }: ActivityPageProps) {
  const { projectId } = await params;
  const query = activityQuerySchema.parse(await searchParams);
  const user = await requireUser(`/projects/${projectId}/activity`);
  const userCursor = await readTopicCursor(user, userTopic(user.id));
  const project = await readProject(user, projectId);
  if (project === null) notFound();
  const cursor = await readTopicCursor(user, projectTopic(project.id));
  const [page, actors] = await Promise.all([
    readActivity(user, { projectId: project.id, ...query }),
    readActors(user, project.id),
  ]);
  return (
    <WorkspaceProvider projectId={project.id} contentId={null} role={project.role} userCursor={userCursor}>
      <PageTitle
        trail={[
          { label: 'Projects', href: '/projects' },
          { label: project.name, href: `/projects/${project.id}` },
        ]}
        title="Activity"
        actions={<CollaboratorAvatars />}
      />
      <div className="mt-8">
        <ActivityView
          key={`${query.person} ${query.about}`}
          projectId={project.id}
          query={query}
          page={page}
          cursor={cursor}
          actors={actors}
        />
      </div>
    </WorkspaceProvider>
  );
}

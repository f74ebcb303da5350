import { projectTopic } from '@headway/topics/project';
import { userTopic } from '@headway/topics/user';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { EmptyState } from '@/components/pages/empty-state.tsx';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { WorkspaceProvider } from '@/features/workspace/workspace-provider.tsx';
import { CollaboratorAvatars } from '@/features/people/collaborator-avatars.tsx';
import { isAtLeast } from '@headway/database/role';
import { SaveVersionButton } from '@/features/versions/history/save-version-button.tsx';
import { readContent } from '@/features/projects/server/read-content.ts';
import { readVersionPage } from '@/features/versions/server/read-version-page.ts';
import { VersionsView } from '@/features/versions/history/versions-view.tsx';
import { requireUser } from '@/server/auth/current-user.ts';
import { unwrap } from '@/server/http/problem.ts';
import { toContext } from '@/server/process/database.ts';
import { readTopicCursor } from '@/server/events/topic-position.ts';

interface VersionsPageProps {
  params: Promise<{ contentId: string }>;
}

const load = cache(async (contentId: string) => {
  const user = await requireUser(`/content/${contentId}/versions`);
  const userCursor = await readTopicCursor(user, userTopic(user.id));
  const detail = await readContent(user, contentId);
  if (detail === null) notFound();
  return { user, userCursor, detail };
});

export async function generateMetadata({ params }: VersionsPageProps): Promise<Metadata> {
  const { content } = (await load((await params).contentId)).detail;
  return { title: `Versions of ${content.title ?? content.keyword}` };
}

export default async function VersionsPage({ params }: VersionsPageProps) {
  const { user, userCursor, detail } = await load((await params).contentId);
  const { content, projectName, article, role } = detail;
  const cursor = await readTopicCursor(user, projectTopic(content.projectId));
  const page =
    article === null ? null : unwrap(await readVersionPage(toContext(user), { contentId: content.id }));
  return (
    <WorkspaceProvider
      key={content.id}
      projectId={content.projectId}
      contentId={content.id}
      role={role}
      userCursor={userCursor}
    >
      <PageTitle
        trail={[
          { label: 'Projects', href: '/projects' },
          { label: projectName, href: `/projects/${content.projectId}` },
          { label: content.title ?? content.keyword, href: `/content/${content.id}` },
        ]}
        title="Versions"
        actions={
          <>
            <CollaboratorAvatars />
            {page !== null && isAtLeast(role, 'editor') && <SaveVersionButton contentId={content.id} />}
          </>
        }
      />
      <div className="mt-8">
        {page === null ? (
          <EmptyState title="No versions yet">The history starts when the article is complete.</EmptyState>
        ) : (
          <VersionsView contentId={content.id} locale={content.locale} page={page} cursor={cursor} />
        )}
      </div>
    </WorkspaceProvider>
  );
}

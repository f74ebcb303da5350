import { userTopic } from '@headway/topics/user';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { RelativeTime } from '@/components/relative-time.tsx';
import { WorkspaceProvider } from '@/features/workspace/workspace-provider.tsx';
import { ContentView } from '@/features/article-page/content-view.tsx';
import { readArticlePage } from '@/features/article-page/server/read-article-page.ts';
import { CollaboratorAvatars } from '@/features/people/collaborator-avatars.tsx';
import { ShelfMenu } from '@/features/projects/shelf-menu.tsx';
import { ShelfNotice } from '@/features/projects/shelf-notice.tsx';
import { requireUser } from '@/server/auth/current-user.ts';
import { readTopicCursor } from '@/server/events/topic-position.ts';

interface ContentPageProps {
  params: Promise<{ contentId: string }>;
}

const load = cache(async (contentId: string) => {
  const user = await requireUser(`/content/${contentId}`);
  const userCursor = await readTopicCursor(user, userTopic(user.id));
  const detail = await readArticlePage(user, contentId);
  if (detail === null) notFound();
  return { userCursor, detail };
});

export async function generateMetadata({ params }: ContentPageProps): Promise<Metadata> {
  const { content } = (await load((await params).contentId)).detail;
  return { title: content.title ?? content.keyword };
}

export default async function ContentPage({ params }: ContentPageProps) {
  const { userCursor, detail } = await load((await params).contentId);
  const { content, projectName } = detail;
  return (
    <WorkspaceProvider
      key={content.id}
      projectId={content.projectId}
      contentId={content.id}
      role={detail.role}
      userCursor={userCursor}
    >
      <PageTitle
        trail={[
          { label: 'Projects', href: '/projects' },
          { label: projectName, href: `/projects/${content.projectId}` },
        ]}
        title={content.keyword}
        note={
          <p className="text-sm">
            Started by {content.createdBy.displayName} <RelativeTime iso={content.createdAt} />
          </p>
        }
        actions={
          <>
            <CollaboratorAvatars />
            <ShelfMenu content={content} />
          </>
        }
      />
      <ShelfNotice content={content} />
      <div className="mt-4">
        <ContentView detail={detail} />
      </div>
    </WorkspaceProvider>
  );
}

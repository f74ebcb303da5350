import { userTopic } from '@headway/topics/user';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { RememberArticle } from '@/features/shell/palette/remember-article.tsx';
import { WorkspaceProvider } from '@/features/workspace/workspace-provider.tsx';
import { ContentView } from '@/features/article-page/content-view.tsx';
import { readArticlePage } from '@/features/article-page/server/read-article-page.ts';
import { CollaboratorAvatars } from '@/features/people/collaborator-avatars.tsx';
import { ShelfMenu } from '@/features/projects/shelf-menu.tsx';
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
  const { content } = detail;
  return (
    <WorkspaceProvider
      key={content.id}
      projectId={content.projectId}
      contentId={content.id}
      role={detail.role}
      userCursor={userCursor}
    >
      <RememberArticle contentId={content.id} />
      <ContentView
        detail={detail}
        actions={
          <>
            <CollaboratorAvatars />
            <ShelfMenu content={content} />
          </>
        }
      />
    </WorkspaceProvider>
  );
}

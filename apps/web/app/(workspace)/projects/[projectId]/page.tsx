import { readWritableLanguages } from '@headway/pipeline/configuration';
import { projectTopic } from '@headway/topics/project';
import { userTopic } from '@headway/topics/user';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Button } from '@/components/button.tsx';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { WorkspaceProvider } from '@/features/workspace/workspace-provider.tsx';
import { ProjectComments } from '@/features/comments/margin/project-comments.tsx';
import { ContentList } from '@/features/generation/list/content-list.tsx';
import { contentQuerySchema } from '@/features/projects/content-query.ts';
import { ProjectSettings } from '@/features/projects/project-settings.tsx';
import { readContents } from '@/features/projects/server/read-contents.ts';
import { KeywordForm } from '@/features/generation/keyword-form.tsx';
import { BulkButton } from '@/features/generation/queue/bulk/bulk-button.tsx';
import { QueueSection } from '@/features/generation/queue/queue-section.tsx';
import { readQueue } from '@/features/generation/server/read-queue.ts';
import { MembersSection } from '@/features/people/members-section.tsx';
import { CollaboratorAvatars } from '@/features/people/collaborator-avatars.tsx';
import { isAtLeast } from '@headway/database/role';
import { SitesSection } from '@/features/projects/sites-section.tsx';
import { readProject } from '@/features/projects/server/read-project.ts';
import { requireUser } from '@/server/auth/current-user.ts';
import { readTopicCursor } from '@/server/events/topic-position.ts';

interface ProjectPageProps {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const load = cache(async (projectId: string) => {
  const user = await requireUser(`/projects/${projectId}`);
  const userCursor = await readTopicCursor(user, userTopic(user.id));
  const project = await readProject(user, projectId);
  if (project === null) notFound();
  return { user, userCursor, project };
});

export async function generateMetadata({ params }: Pick<ProjectPageProps, 'params'>): Promise<Metadata> {
  const { project } = await load((await params).projectId);
  return { title: project.name };
}

export default async function ProjectPage({ params, searchParams }: ProjectPageProps) {
  const query = contentQuerySchema.parse(await searchParams);
  const { user, userCursor, project } = await load((await params).projectId);
  const cursor = await readTopicCursor(user, projectTopic(project.id));
  const [contents, queue] = await Promise.all([
    readContents(user, project.id, query),
    readQueue(user, project.id),
  ]);
  const languages = readWritableLanguages(process.env);
  const mayWrite = isAtLeast(project.role, 'editor');
  return (
    <WorkspaceProvider projectId={project.id} contentId={null} role={project.role} userCursor={userCursor}>
      <PageTitle
        trail={[{ label: 'Projects', href: '/projects' }]}
        title={project.name}
        actions={
          <>
            <CollaboratorAvatars />
            <Button asChild tone="quiet" size="small">
              <Link href={`/projects/${project.id}/activity`}>Activity</Link>
            </Button>
            <Button asChild tone="quiet" size="small">
              <Link href={`/projects/${project.id}/usage`}>Usage</Link>
            </Button>
            {project.role === 'owner' && <ProjectSettings projectId={project.id} name={project.name} />}
          </>
        }
      />
      <div className="mt-8 grid gap-x-16 gap-y-14 lg:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="min-w-0">
          {mayWrite ? (
            <>
              <KeywordForm projectId={project.id} languages={languages} />
              <BulkButton projectId={project.id} languages={languages} />
            </>
          ) : (
            <p className="text-ink-soft">
              You can read everything here. To start articles, ask an owner of this project to make you an
              editor.
            </p>
          )}
          <QueueSection projectId={project.id} queue={queue} mayWrite={mayWrite} />
          <section aria-labelledby="articles" className="mt-10">
            <h2 id="articles" className="eyebrow mb-3">
              Articles
            </h2>
            <ContentList
              key={query.shelf}
              projectId={project.id}
              page={contents}
              query={query}
              cursor={cursor}
              mayWrite={mayWrite}
            />
          </section>
          <section aria-labelledby="comments" className="mt-14">
            <h2 id="comments" className="eyebrow mb-3">
              Comments
            </h2>
            <ProjectComments />
          </section>
        </div>
        <aside aria-labelledby="members">
          <MembersSection members={project.members} />
          {project.role === 'owner' && <SitesSection projectId={project.id} sites={project.sites} />}
        </aside>
      </div>
    </WorkspaceProvider>
  );
}

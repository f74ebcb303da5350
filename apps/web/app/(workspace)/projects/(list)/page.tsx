import type { Metadata } from 'next';
import { EmptyState } from '@/components/pages/empty-state.tsx';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { CreateProjectDialog } from '@/features/projects/create-project-dialog.tsx';
import { ProjectList } from '@/features/projects/project-list.tsx';
import { readProjects } from '@/features/projects/server/read-projects.ts';
import { readTrashedProjects } from '@/features/projects/server/read-trashed-projects.ts';
import { TrashedProjects } from '@/features/projects/trashed-projects.tsx';
import { requireUser } from '@/server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Projects' };

export default async function ProjectsPage() {
  const user = await requireUser('/projects');
  const projects = await readProjects(user);
  const trashed = await readTrashedProjects(user);
  return (
    <>
      <PageTitle title="Projects" actions={projects.length > 0 && <CreateProjectDialog />} />
      <div className="mt-8">
        {projects.length > 0 ? (
          <ProjectList projects={projects} />
        ) : (
          <EmptyState title="Your first project" action={<CreateProjectDialog />}>
            A project contains articles and the people who work on them. Create one, or ask a colleague to
            invite you to theirs.
          </EmptyState>
        )}
        {trashed.length > 0 && <TrashedProjects projects={trashed} />}
      </div>
    </>
  );
}

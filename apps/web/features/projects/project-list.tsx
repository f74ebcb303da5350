import { toCount } from '@/components/to-count.ts';
import Link from 'next/link';
import { LinkPending } from '@/components/link-pending.tsx';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import type { ProjectSummary } from './project.ts';
import { RoleBadge } from './role-badge.tsx';

/** Projects as an index: one line each. */
export function ProjectList({ projects }: { projects: readonly ProjectSummary[] }) {
  return (
    <ul className="border-t border-rule">
      {projects.map((project) => (
        <li key={project.id} className="border-b border-rule">
          <Link
            href={`/projects/${project.id}`}
            className="group -mx-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 rounded-md px-3 py-5 hover:bg-sunken/60"
          >
            <span className="flex min-w-0 items-baseline gap-3">
              <span className="truncate font-serif text-xl font-semibold tracking-tight group-hover:text-accent">
                {project.name}
                <LinkPending />
              </span>
              <RoleBadge role={project.role} />
            </span>
            <span className="flex flex-wrap gap-x-5 text-sm text-ink-soft tabular-nums">
              {project.runningCount > 0 && (
                <span className="font-medium text-accent">{project.runningCount} in progress</span>
              )}
              <span>{toCount(project.contentCount, 'article')}</span>
              <span>{toCount(project.memberCount, 'member')}</span>
              <span>
                <RelativeTime iso={project.createdAt} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

'use client';

import { roleSchema } from '@headway/database/role';
import { useOpenProject } from '@/features/projects/open-project.ts';
import type { Member } from '@/features/projects/project.ts';
import { RoleBadge } from '@/features/projects/role-badge.tsx';
import { LeaveProject } from './leave-project.tsx';
import { MemberName } from './member-name.tsx';
import { MembersDialog } from './members-dialog.tsx';
import { usePeople } from './people-provider.tsx';
import type { Person } from './person.ts';

/** The members of the project: as the server rendered them, then live, with a dialog in which owners change them. */
export function MembersSection({ members: rendered }: { members: readonly Member[] }) {
  const { projectId, role } = useOpenProject();
  const { people } = usePeople();
  const members = people.size === 0 ? rendered : toMembers(people);
  return (
    <>
      <div className="mb-4 flex min-h-8 items-center justify-between">
        <h2 id="members" className="eyebrow">
          Members
        </h2>
        {role === 'owner' && <MembersDialog projectId={projectId} members={members} />}
      </div>
      <ul className="space-y-3">
        {members.map(({ userId, displayName, role }) => (
          <li key={userId} className="flex items-center gap-3">
            <MemberName userId={userId} displayName={displayName} />
            <RoleBadge role={role} />
          </li>
        ))}
      </ul>
      <div className="mt-4 -ml-3">
        <LeaveProject projectId={projectId} />
      </div>
    </>
  );
}

/** Owners first, then by name, as the server orders them. */
function toMembers(people: ReadonlyMap<string, Person>): Member[] {
  return [...people.values()]
    .flatMap(({ userId, displayName, role }): Member[] =>
      role === null ? [] : [{ userId, displayName, role }],
    )
    .toSorted(
      (one, other) => toRank(other) - toRank(one) || one.displayName.localeCompare(other.displayName),
    );
}

function toRank({ role }: Member): number {
  return roleSchema.options.indexOf(role);
}

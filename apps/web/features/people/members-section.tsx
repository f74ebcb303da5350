'use client';

import { roleSchema } from '@headway/database/role';
import { useOpenProject } from '@/features/projects/open-project.ts';
import { MemberList } from './member-list.tsx';
import type { Member } from '@/features/projects/project.ts';
import { useMe } from '@/features/session/supabase-provider.tsx';
import { MembersDialog } from './members-dialog.tsx';
import { usePeople } from './people-provider.tsx';
import type { Person } from './person.ts';

interface MembersSectionProps {
  /** As the server rendered them; shown until the live ones have arrived. */
  members: readonly Member[];
}

/** The members of the project, live, with a dialog in which owners change them. */
export function MembersSection({ members: rendered }: MembersSectionProps) {
  const { projectId, role } = useOpenProject();
  const { people } = usePeople();
  const me = useMe();
  const members = people.size === 0 ? rendered : toMembers(people);
  return (
    <>
      <div className="mb-4 flex min-h-8 items-center justify-between">
        <h2 id="members" className="eyebrow">
          Members
        </h2>
        {role === 'owner' && <MembersDialog projectId={projectId} members={members} />}
      </div>
      <MemberList members={members} userId={me.id} />
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

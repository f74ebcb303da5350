import { Avatar } from '@/components/avatar.tsx';
import type { Member } from '@/features/projects/project.ts';
import { RoleBadge } from '@/features/projects/role-badge.tsx';

/** The members of a project with their roles. */
export function MemberList({ members, userId }: { members: readonly Member[]; userId: string }) {
  return (
    <ul className="space-y-3">
      {members.map((member) => (
        <li key={member.userId} className="flex items-center gap-3">
          <Avatar name={member.displayName} />
          <p className="min-w-0 flex-1 truncate">
            {member.displayName}
            {member.userId === userId && <span className="text-ink-faint"> (you)</span>}
          </p>
          <RoleBadge role={member.role} />
        </li>
      ))}
    </ul>
  );
}

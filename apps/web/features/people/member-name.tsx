import { Avatar } from '@/components/avatar.tsx';
import type { Member } from '@/features/projects/project.ts';
import { useMe } from '@/features/session/supabase-provider.tsx';

/** A member in a row of a list. */
export function MemberName({ userId, displayName }: Pick<Member, 'userId' | 'displayName'>) {
  const me = useMe();
  return (
    <>
      <Avatar name={displayName} />
      <p className="min-w-0 flex-1 truncate">
        {displayName}
        {userId === me.id && <span className="text-ink-faint"> (you)</span>}
      </p>
    </>
  );
}

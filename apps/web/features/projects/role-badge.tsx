import { Badge } from '@/components/badge.tsx';
import type { Role } from '@headway/database/role';

/** A person's role in a project. */
export function RoleBadge({ role }: { role: Role }) {
  return <Badge tone={role === 'owner' ? 'accent' : 'neutral'}>{role}</Badge>;
}

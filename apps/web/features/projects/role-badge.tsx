import { Badge } from '@/components/badge.tsx';
import type { Role } from './role.ts';

/** A person's role in a project. */
export function RoleBadge({ role }: { role: Role }) {
  return <Badge tone={role === 'owner' ? 'accent' : 'neutral'}>{role}</Badge>;
}

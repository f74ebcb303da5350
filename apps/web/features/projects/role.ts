import { roleSchema } from '@headway/topics/project';
import type { z } from 'zod';

/** What a member may do in a project. */
export type Role = z.infer<typeof roleSchema>;

/** Whether a role may do what needs `minimum`. For showing or hiding controls: the database decides. */
export function isAtLeast(role: Role, minimum: Role): boolean {
  return roleSchema.options.indexOf(role) >= roleSchema.options.indexOf(minimum);
}

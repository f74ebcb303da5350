import { isAtLeast, type Role } from '@headway/database/role';

/** The message for a person whose role changed while a page of the project was open. */
export function toRoleNews(before: Role, now: Role): string {
  if (isAtLeast(now, 'editor') && !isAtLeast(before, 'editor')) return `You can now edit, as ${toName(now)}`;
  return `Your role is now ${toName(now)}`;
}

/** The name of a role, for people. */
export function toName(role: Role): string {
  return role.charAt(0).toUpperCase() + role.slice(1);
}

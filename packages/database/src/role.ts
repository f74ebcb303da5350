/** The roles of a project's members. Runs in browsers too. */
import * as z from 'zod/mini';

/** What a member may do in a project, from least to most. Each role may do everything that the roles before it may do. */
export const roleSchema = z.enum(['viewer', 'commenter', 'editor', 'owner']);

/** See {@link roleSchema}. */
export type Role = z.infer<typeof roleSchema>;

/** Tells whether a role includes another. Only for showing and hiding controls: the database decides who may do what. */
export function isAtLeast(role: Role, minimum: Role): boolean {
  return roleSchema.options.indexOf(role) >= roleSchema.options.indexOf(minimum);
}

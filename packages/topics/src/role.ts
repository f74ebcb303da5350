import { z } from 'zod';

/** What a member may do in a project, from least to most. */
export const roleSchema = z.enum(['viewer', 'commenter', 'editor', 'owner']);

/** The role that a membership event tells: null when the membership ended. */
export const newRoleSchema = roleSchema.nullable();

/** See {@link newRoleSchema}. */
export type NewRole = z.infer<typeof newRoleSchema>;

import { roleSchema } from '@headway/database/role';
import type { z } from 'zod';

/** The role that a membership event tells: null when the membership ended. */
export const newRoleSchema = roleSchema.nullable();

/** See {@link newRoleSchema}. */
export type NewRole = z.infer<typeof newRoleSchema>;

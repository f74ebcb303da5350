import { roleSchema } from '@headway/database/role';
import { toName } from './to-role-news.ts';

/** The roles as options of a field, the highest first. */
export const ROLE_OPTIONS = roleSchema.options.map((value) => ({ value, label: toName(value) })).toReversed();

import { z } from 'zod';

/**
 * Why a version was kept.
 *
 * - `generated`: what the document began with
 * - `automatic`: the document had changed for a while
 * - `kept`: somebody asked for it
 * - `before_restore`: what the document said when an older version was restored
 * - `restored`: what it said right after
 */
export const versionKindSchema = z.enum(['generated', 'automatic', 'kept', 'before_restore', 'restored']);

export type VersionKind = z.infer<typeof versionKindSchema>;

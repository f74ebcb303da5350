import * as z from 'zod/mini';

/**
 * Why a version was kept.
 *
 * - `generated`: the generated article that the document began with
 * - `automatic`: the document had changed since the last version
 * - `kept`: somebody asked for it
 * - `before_restore`: the document before an older version was restored
 * - `restored`: the document right after that
 */
export const versionKindSchema = z.enum(['generated', 'automatic', 'kept', 'before_restore', 'restored']);

/** Why a version was kept. */
export type VersionKind = z.infer<typeof versionKindSchema>;

import { z } from 'zod';
import { callApi, type ApiResult } from '@/features/problems/call-api.ts';
import { versionSchema, type Version } from '../version.ts';

const restoredSchema = z.object({ before: versionSchema.nullable(), after: versionSchema.nullable() });

/** The result of a restoration: the versions before and after; both null when nothing had to change. */
export type Restored = z.infer<typeof restoredSchema>;

/** Saves the present article as a version. */
export function saveVersion(contentId: string, name: string): Promise<ApiResult<Version>> {
  return callApi(`/api/content/${contentId}/versions`, {
    method: 'POST',
    body: { name },
    schema: versionSchema,
  });
}

/** Names a version; null removes its name. */
export function nameVersion(
  contentId: string,
  versionId: string,
  name: string | null,
): Promise<ApiResult<Version>> {
  return callApi(`/api/content/${contentId}/versions/${versionId}`, {
    method: 'PATCH',
    body: { name },
    schema: versionSchema,
  });
}

/** Restores the article to a version. */
export function restoreVersion(contentId: string, versionId: string): Promise<ApiResult<Restored>> {
  return callApi(`/api/content/${contentId}/versions/${versionId}/restore`, {
    method: 'POST',
    body: {},
    schema: restoredSchema,
  });
}

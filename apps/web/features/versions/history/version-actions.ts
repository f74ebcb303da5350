import { z } from 'zod';
import { callApi, type ApiResult } from '@/features/problems/call-api.ts';
import { versionSchema, type Version } from '../version.ts';

const restoredSchema = z.object({ before: versionSchema.nullable(), after: versionSchema.nullable() });

/** What a restoration came to: the article before and after; null for both where nothing had to change. */
export type Restored = z.infer<typeof restoredSchema>;

/** Keeps the article as it is now. */
export function saveVersion(contentId: string, name: string): Promise<ApiResult<Version>> {
  return callApi(`/api/content/${contentId}/versions`, {
    method: 'POST',
    body: { name },
    schema: versionSchema,
  });
}

/** Names a version; null takes its name away. */
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

/** Makes the article say again what it said in a version. */
export function restoreVersion(contentId: string, versionId: string): Promise<ApiResult<Restored>> {
  return callApi(`/api/content/${contentId}/versions/${versionId}/restore`, {
    method: 'POST',
    body: {},
    schema: restoredSchema,
  });
}

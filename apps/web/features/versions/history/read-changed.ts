import type { QueryClient } from '@tanstack/react-query';
import { callApi } from '@/features/problems/call-api.ts';
import type { Problem } from '@/features/problems/problem.ts';
import { versionPageSchema } from '../version.ts';
import { mergeVersions } from './merge-versions.ts';
import type { versionsQuery } from './versions-query.ts';

/** The most ids that one request may name. */
const MAX_IDS = 50;

/**
 * Reads the versions with these ids, at most 50 of the newest, and puts them into the shown pages. Resolves with null, or
 * with the reason for a failure.
 */
export async function readChanged(
  client: QueryClient,
  { queryKey }: Pick<ReturnType<typeof versionsQuery>, 'queryKey'>,
  ids: readonly string[],
): Promise<Problem | null> {
  const [, contentId] = queryKey;
  const only = [...new Set(ids.slice(-MAX_IDS))].join();
  const answer = await callApi(`/api/content/${contentId}/versions?only=${only}`, versionPageSchema);
  if (!answer.ok) return answer.problem;
  // An answer that is on its way may be older than this one.
  await client.refetchQueries({ queryKey, type: 'active', predicate: isFetching }, { cancelRefetch: false });
  client.setQueryData(queryKey, (pages) => pages && mergeVersions(pages, answer.data));
  return null;
}

const isFetching = ({ state }: { state: { fetchStatus: string } }) => state.fetchStatus === 'fetching';

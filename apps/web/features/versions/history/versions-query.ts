import { infiniteQueryOptions } from '@tanstack/react-query';
import { readApi } from '../../problems/read-api.ts';
import { versionPageSchema, type VersionPage } from '../version.ts';

/** The pages of an article's history, newest first, beginning with what the server rendered. */
export function versionsQuery(contentId: string, initial: VersionPage) {
  return infiniteQueryOptions({
    queryKey: ['versions', contentId],
    queryFn: ({ pageParam: before, signal }) =>
      readApi(
        `/api/content/${contentId}/versions${before === '' ? '' : `?before=${before}`}`,
        versionPageSchema,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }: VersionPage) => next,
    initialData: { pages: [initial], pageParams: [''] },
    // the topic has an event for each saved version, but none for edits
    refetchOnWindowFocus: 'always',
    gcTime: 0,
  });
}

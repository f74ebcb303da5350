import type { InfiniteData } from '@tanstack/react-query';
import type { VersionPage } from '../version.ts';

type Pages = InfiniteData<VersionPage>;

/**
 * Puts versions that were read again into the shown pages: a shown one is replaced, a newer one comes first. One of a
 * page that is not shown is left out. The present edits become those of `read`.
 */
export function mergeVersions({ pages, pageParams }: Pages, read: VersionPage): Pages {
  const shown = new Set(pages.flatMap(({ versions }) => versions.map(({ id }) => id)));
  const byId = new Map(read.versions.map((version) => [version.id, version]));
  const newest = pages[0]?.versions[0]?.createdAt ?? '';
  const added = read.versions.filter(({ id, createdAt }) => !shown.has(id) && createdAt >= newest);
  const merged = pages.map((page, index) => {
    const versions = page.versions.map((version) => byId.get(version.id) ?? version);
    return index === 0
      ? { ...page, versions: [...added, ...versions], unkept: read.unkept }
      : { ...page, versions };
  });
  return { pages: merged, pageParams };
}

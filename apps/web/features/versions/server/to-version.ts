import type { ListedVersion, Version as StoredVersion } from '@headway/documents/server';
import type { Version, Writer } from '../version.ts';
import { readWriters } from './read-writers.ts';

/** Reads the people that these versions name, by id. */
export function readWritersOf(
  versions: readonly StoredVersion[],
  others: readonly string[] = [],
): Promise<(id: string) => Writer> {
  const mentioned = versions.flatMap(({ authors, createdBy, namedBy }) => [
    ...authors,
    ...(createdBy === null ? [] : [createdBy]),
    ...(namedBy === null ? [] : [namedBy]),
  ]);
  return readWriters([...mentioned, ...others]);
}

/** Converts a version to its form in the API. */
export function toVersion(
  {
    id,
    kind,
    name,
    words,
    authors,
    createdBy,
    namedBy,
    restoredFrom,
    createdAt,
    ...rest
  }: StoredVersion | ListedVersion,
  nameOf: (id: string) => Writer,
): Version {
  return {
    id,
    kind,
    name,
    words,
    wordsChange: 'wordsChange' in rest ? rest.wordsChange : null,
    authors: authors.map(nameOf),
    createdBy: createdBy === null ? null : nameOf(createdBy),
    namedBy: namedBy === null ? null : nameOf(namedBy),
    restoredFrom,
    createdAt: createdAt.toISOString(),
  };
}

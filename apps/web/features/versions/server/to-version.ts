import type { ListedVersion, Version as StoredVersion } from '@headway/documents/server';
import type { Version, Writer } from '../version.ts';
import { readPeople } from './read-people.ts';

/** Converts a version to its form in the API, and reads the names of the people in it. */
export async function toVersion(version: StoredVersion): Promise<Version> {
  return toNamedVersion({ ...version, wordsChange: null }, await readPeople(listPeople(version)));
}

/** Ids of everyone whom a version names. */
export function listPeople({ authors, createdBy, namedBy }: StoredVersion): (string | null)[] {
  return [...authors, createdBy, namedBy];
}

/** Converts a version to its form in the API. */
export function toNamedVersion(version: ListedVersion, nameOf: (id: string) => Writer): Version {
  const { contentId: _contentId, seq: _seq, createdBy, namedBy, ...rest } = version;
  return {
    ...rest,
    authors: rest.authors.map(nameOf),
    createdBy: createdBy === null ? null : nameOf(createdBy),
    namedBy: namedBy === null ? null : nameOf(namedBy),
    createdAt: rest.createdAt.toISOString(),
  };
}

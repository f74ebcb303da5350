import { createVersion, readVersion, renameVersion, restoreVersion } from '@headway/documents/server';
import { database } from '@/server/process/database.ts';
import { requireAccepted } from '@/server/http/document-problem.ts';
import type { User } from '@/server/process/user.ts';
import type { Version } from '../version.ts';
import { readWritersOf, toVersion } from './to-version.ts';

/** Saves the present article as a version with a name. Needs the role editor. */
export async function saveVersion(user: User, contentId: string, name: string): Promise<Version> {
  const version = requireAccepted(await createVersion({ db: database(), user }, { contentId, name }));
  return toVersion(version, await readWritersOf([version]));
}

/** Names a version; null removes the name and keeps the version. */
export async function nameVersion(
  user: User,
  contentId: string,
  { versionId, name }: { versionId: string; name: string | null },
): Promise<Version> {
  const ctx = { db: database(), user };
  const version = requireAccepted(await renameVersion(ctx, { contentId, versionId, name }));
  return toVersion(version, await readWritersOf([version]));
}

/** A version and its Markdown. */
export async function getVersion(
  user: User,
  contentId: string,
  versionId: string,
): Promise<{ version: Version; markdown: string }> {
  const ctx = { db: database(), user };
  const { version, markdown } = requireAccepted(await readVersion(ctx, { contentId, versionId }));
  return { version: toVersion(version, await readWritersOf([version])), markdown };
}

/** Restores an article to a version. Both versions are null when the article already has that text. */
export async function restoreArticle(
  user: User,
  contentId: string,
  versionId: string,
): Promise<{ before: Version | null; after: Version | null }> {
  const ctx = { db: database(), user };
  const restored = requireAccepted(await restoreVersion(ctx, { contentId, versionId }));
  if (restored === null) return { before: null, after: null };
  const { before, after } = restored;
  const nameOf = await readWritersOf([before, after]);
  return { before: toVersion(before, nameOf), after: toVersion(after, nameOf) };
}

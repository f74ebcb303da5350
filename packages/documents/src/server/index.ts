export { compactDocument, type Compaction } from './log/compact-document.ts';
export { compareVersions, type VersionPair } from './comparison/compare-versions.ts';
export { createAutomaticVersion, createVersion } from './versions/create-version.ts';
export {
  listVersions,
  type ListedVersion,
  type VersionList,
  type VersionQuery,
} from './versions/list-versions.ts';
export { maintainDocuments, type Maintenance, type MaintenanceOptions } from './maintain-documents.ts';
export { readMarkdown, writeMarkdown } from './article/markdown.ts';
export { readDocument } from './read-document.ts';
export { readVersion } from './versions/read-version.ts';
export { renameVersion } from './versions/rename-version.ts';
export { restoreVersion, type Restored } from './versions/restore-version.ts';
export { seedDocument } from './seed-document.ts';
export { thinVersions } from './versions/thin-versions.ts';
export type { Version } from './versions/version.ts';

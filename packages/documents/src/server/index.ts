export { compactDocument, type Compaction } from './compact-document.ts';
export { compareVersions, type Comparison, type Difference } from './compare-versions.ts';
export { createAutomaticVersion, createVersion, type NewVersion } from './create-version.ts';
export { maintainDocuments, type Maintenance, type MaintenanceOptions } from './maintain-documents.ts';
export { readDocument } from './read-document.ts';
export { restoreVersion, type Restoration } from './restore-version.ts';
export { seedDocument } from './seed-document.ts';
export { thinVersions } from './thin-versions.ts';
export type { Version } from './version.ts';

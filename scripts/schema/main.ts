import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type pg from 'pg';
import { BASELINE_FILE, toBaseline } from './baseline.ts';
import { readCatalog } from './catalog.ts';
import { startEmptyDatabases } from './empty-databases.ts';
import { draftMigration } from './new-migration.ts';
import { generateRowTypes, ROW_TYPES_FILE } from './row-types.ts';
import { readMigrationFiles, readSchemaFiles, type SchemaFile } from './schema-files.ts';

// `npm run schema` writes the files that are generated from supabase/schemas.
// `npm run schema -- <name>` also drafts a migration of that name, for a schema that has been released.

const [name] = process.argv.slice(2);
const files = readSchemaFiles();
const databases = await startEmptyDatabases();
try {
  const declared = await databases.create('declared');
  await apply(declared, files);
  if (name !== undefined) {
    const migrated = await databases.create('migrated');
    await apply(migrated, readMigrationFiles());
    const draft = draftMigration(
      name,
      new Date(),
      await readCatalog(migrated),
      await readCatalog(declared),
      files,
    );
    write(draft.file, draft.sql);
    for (const difference of draft.unwritten) console.log(`To write by hand: ${difference}`);
  } else if (readMigrationFiles().length <= 1) {
    write(BASELINE_FILE, toBaseline(files));
  }
  write(ROW_TYPES_FILE, await databases.withPool('declared', (pool) => generateRowTypes(pool)));
} finally {
  await databases.stop();
}

async function apply(client: pg.Client, sources: SchemaFile[]): Promise<void> {
  for (const { path, sql } of sources) {
    await client.query(sql).catch((error: unknown) => {
      throw new Error(`supabase/${path} does not apply: ${String(error)}`, { cause: error });
    });
  }
}

function write(file: string, text: string): void {
  writeFileSync(file, text);
  console.log(`Wrote ${relative(process.cwd(), file)}.`);
}

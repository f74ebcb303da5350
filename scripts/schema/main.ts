import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { BASELINE_FILE, toBaseline } from './baseline.ts';
import { readSchemaFiles } from './schema-files.ts';

// `npm run schema`: writes what is generated from supabase/schemas.

writeFileSync(BASELINE_FILE, toBaseline(readSchemaFiles()));
console.log(`Wrote ${relative(process.cwd(), BASELINE_FILE)}.`);

import { fileURLToPath } from 'node:url';
import { generateTypescript, sortGeneratorMetadata } from '@supabase/postgrest-typegen/generation';
import { introspect } from '@supabase/postgrest-typegen/introspection';
import type pg from 'pg';

/** The types of all rows, generated from the schema. */
export const ROW_TYPES_FILE = fileURLToPath(
  new URL('../../packages/database/src/schema.ts', import.meta.url),
);

/** REST serves `public`; our servers read the rows of the other schemas. */
const SCHEMAS = ['public', 'private', 'events', 'monitoring'];

const HEADER = `/* Generated from supabase/schemas by "npm run schema": edit the files there, not this one. */
`;

/** A check of one text column against a list: `((role = ANY (ARRAY['owner'::text, 'editor'::text])))`. */
const CHOICE = /^\(*(\w+) = ANY \(ARRAY\[((?:'[^']*'::text(?:, )?)+)\]\)\)*$/;

/**
 * The types that `supabase gen types typescript` gives for a database. A text column whose check lists its values has
 * those values as its type, named `<table>_<column>` among the enums.
 */
export async function generateRowTypes(pool: pg.Pool): Promise<string> {
  const metadata = await introspect(pool, { includedSchemas: SCHEMAS });
  for (const column of metadata.columns) {
    const [, name, list] = CHOICE.exec(column.check ?? '') ?? [];
    if (name !== column.name || !list) continue;
    const type = `${column.table}_${column.name}`;
    const enums = [...list.matchAll(/'([^']*)'/g)].map(([, value = '']) => value);
    metadata.types.push({
      id: -metadata.types.length - 1,
      name: type,
      schema: column.schema,
      format: type,
      enums,
      attributes: [],
      comment: null,
      type_relation_id: null,
    });
    column.format = type;
    column.type_schema = column.schema;
    column.enums = enums;
  }
  return `${HEADER}\n${await generateTypescript(sortGeneratorMetadata(metadata))}`;
}

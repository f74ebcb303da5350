import { z } from 'zod';

const qualifiedName = z.object({ schema: z.string(), name: z.string() });
const owner = qualifiedName.extend({ oid: z.number() });

/** What `read-schema.sql` returns. */
export const schemaDocument = z.object({
  relations: z.array(
    qualifiedName.extend({
      columns: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          base: z.string(),
          nullable: z.boolean(),
          default: z.string().nullable(),
        }),
      ),
      primaryKey: z.array(z.string()),
      comment: z.string().nullable(),
    }),
  ),
  foreignKeys: z.array(
    z.object({
      name: z.string(),
      from: owner,
      to: owner,
      fromColumns: z.array(z.string()),
      toColumns: z.array(z.string()),
      isUnique: z.boolean(),
    }),
  ),
  viewColumns: z.array(
    z.object({
      schema: z.string(),
      view: z.string(),
      column: z.string(),
      origin: z.number(),
      originColumn: z.string(),
    }),
  ),
  functions: z.array(
    qualifiedName.extend({
      args: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          relation: qualifiedName.nullable(),
          isVariadic: z.boolean(),
        }),
      ),
      defaults: z.number(),
      isVolatile: z.boolean(),
      isSet: z.boolean(),
      rows: z.number(),
      isVoid: z.boolean(),
      isComposite: z.boolean(),
      returns: qualifiedName.nullable(),
      returnType: z.string(),
    }),
  ),
  roleSettings: z.array(z.object({ role: z.string(), name: z.string(), value: z.string() })),
});

export type SchemaDocument = z.output<typeof schemaDocument>;
export type QualifiedName = z.output<typeof qualifiedName>;
export type Relation = SchemaDocument['relations'][number];
export type RestFunction = SchemaDocument['functions'][number];

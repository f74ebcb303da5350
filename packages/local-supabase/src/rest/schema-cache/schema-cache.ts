import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { z } from 'zod';
import { findRelationships, toKey, type Relationship } from './relationships.ts';
import {
  schemaDocument,
  type QualifiedName,
  type Relation,
  type RestFunction,
  type SchemaDocument,
} from './schema-document.ts';

const QUERY = await readFile(new URL('./read-schema.sql', import.meta.url), 'utf8');

/** The tables, relationships, functions and settings of roles, as they were when they were read. */
export class SchemaCache {
  readonly relations: Map<string, Relation>;
  readonly functions: Map<string, RestFunction[]>;
  readonly #relationships: Map<string, Relationship[]>;
  readonly #roleSettings: SchemaDocument['roleSettings'];

  constructor(document: SchemaDocument) {
    this.relations = new Map(document.relations.map((relation) => [toKey(relation), relation]));
    this.functions = Map.groupBy(document.functions.filter(isCallable).toSorted(byTypes), toKey);
    this.#relationships = Map.groupBy(findRelationships(document), ({ from }) => toKey(from));
    this.#roleSettings = document.roleSettings;
  }

  findRelation(name: QualifiedName): Relation | undefined {
    return this.relations.get(toKey(name));
  }

  findFunctions(name: QualifiedName): RestFunction[] {
    return this.functions.get(toKey(name)) ?? [];
  }

  findRelationships(from: QualifiedName): Relationship[] {
    return this.#relationships.get(toKey(from)) ?? [];
  }

  /** Settings that `alter role ... set` gives a role, which PostgREST applies to its transactions. */
  settingsOf(role: string): [string, string][] {
    return this.#roleSettings
      .filter((setting) => setting.role === role && !setting.name.startsWith('pgrst.'))
      .map(({ name, value }): [string, string] => [name, value]);
  }

  /** A setting of PostgREST itself, such as `pgrst.db_aggregates_enabled` of the role authenticator. */
  option(name: string): string | undefined {
    return this.#roleSettings.find(
      (setting) => setting.role === 'authenticator' && setting.name === `pgrst.${name}`,
    )?.value;
  }
}

export async function readSchemaCache(pool: Pool, schemas: string[]): Promise<SchemaCache> {
  const { rows } = await pool.query<{ schema: unknown }>(QUERY, [schemas]);
  return new SchemaCache(
    z
      .array(z.object({ schema: schemaDocument }))
      .min(1)
      .parse(rows)[0]?.schema ?? EMPTY,
  );
}

const BODY_TYPES = new Set(['bytea', 'json', 'jsonb', 'text', 'xml']);

/** Arguments need names; a single one without a name takes the body. */
function isCallable({ args }: RestFunction): boolean {
  const [only] = args;
  return (
    args.every(({ name }) => name !== '') ||
    (args.length === 1 && only !== undefined && BODY_TYPES.has(only.type))
  );
}

function byTypes(one: RestFunction, other: RestFunction): number {
  return toTypes(one) < toTypes(other) ? -1 : 1;
}

function toTypes({ args }: RestFunction): string {
  return args.map(({ type }) => type).join(' ');
}

const EMPTY: SchemaDocument = {
  relations: [],
  foreignKeys: [],
  viewColumns: [],
  functions: [],
  roleSettings: [],
};

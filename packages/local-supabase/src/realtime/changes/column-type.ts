import type { Pool } from 'pg';

/** A type of Postgres. */
export interface ColumnType {
  oid: number;
  /** `int8`, `timestamptz`, `_text`. */
  name: string;
  /** How its values become JSON; `ask` when only Postgres can convert them. */
  json: 'number' | 'boolean' | 'json' | 'timestamp' | 'bytea' | 'text' | 'ask';
  /** Whether two values are equal exactly if Postgres writes them the same. */
  isExact: boolean;
  isInteger: boolean;
}

/** Reads types from the catalog, each once. */
export type ColumnTypes = (oids: Iterable<number>) => Promise<ReadonlyMap<number, ColumnType>>;

interface TypeRow {
  oid: number;
  name: string;
  base: string;
  kind: string;
  is_array: boolean;
}

const FIRST_USER_OID = 16_384;
const JSON_FORMS: Partial<Record<string, ColumnType['json']>> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'number',
  json: 'json',
  jsonb: 'json',
  timestamp: 'timestamp',
  timestamptz: 'timestamp',
  bytea: 'bytea',
};
const INTEGERS = new Set(['int2', 'int4', 'int8']);
const EXACT = new Set([...INTEGERS, 'bool', 'text', 'varchar', 'uuid', 'date']);

export function createColumnTypes(pool: Pool): ColumnTypes {
  const known = new Map<number, ColumnType>();
  return async (oids) => {
    const missing = [...new Set(oids)].filter((oid) => !known.has(oid));
    if (missing.length > 0) {
      const { rows } = await pool.query<TypeRow>({
        name: 'column_types',
        text: `select type.oid, type.typname as name,
                      coalesce(base.typname, type.typname) as base,
                      coalesce(base.typtype, type.typtype) as kind,
                      coalesce(base.typcategory, type.typcategory) = 'A' as is_array
                 from pg_type type
                 left join pg_type base on type.typtype = 'd' and base.oid = type.typbasetype
                where type.oid = any($1::oid[])`,
        values: [missing],
      });
      for (const row of rows) known.set(row.oid, toColumnType(row));
    }
    return known;
  };
}

function toColumnType({ oid, name, base, kind, is_array: isArray }: TypeRow): ColumnType {
  const isOwn = oid >= FIRST_USER_OID && kind === 'b' && !(base in JSON_FORMS);
  // arrays, composites, domains of domains, and types of extensions may have a JSON form of their own
  const mustAsk = isArray || kind === 'c' || kind === 'd' || isOwn;
  return {
    oid,
    name,
    json: mustAsk ? 'ask' : (JSON_FORMS[base] ?? 'text'),
    isExact: EXACT.has(base) || kind === 'e',
    isInteger: INTEGERS.has(base),
  };
}

import type { Pool } from 'pg';

/** What the catalog says about a table at this moment. */
export interface TableFacts {
  hasRowSecurity: boolean;
  /** The primary key, in its order. */
  key: { name: string; type: string }[];
  /** The columns that each role may select. */
  selectable: ReadonlyMap<string, ReadonlySet<string>>;
}

type FactsRow = Omit<TableFacts, 'selectable'> & { oid: number; selectable: Record<string, string[]> };

/** Reads the facts of several tables at once. A deleted table is missing in the answer. */
export async function readTableFacts(
  pool: Pool,
  oids: Iterable<number>,
  roles: Iterable<string>,
): Promise<ReadonlyMap<number, TableFacts>> {
  const { rows } = await pool.query<FactsRow>({
    name: 'table_facts',
    text: `
      select entity.oid,
             entity.relrowsecurity as "hasRowSecurity",
             coalesce((
               select jsonb_agg(
                        jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
                        order by place.ordinality
                      )
                 from pg_index i
                cross join unnest(i.indkey::int2[]) with ordinality as place (attnum, ordinality)
                 join pg_attribute a on a.attrelid = i.indrelid and a.attnum = place.attnum
                where i.indrelid = entity.oid and i.indisprimary
             ), '[]') as key,
             coalesce((
               select jsonb_object_agg(role.rolname, (
                        select coalesce(jsonb_agg(a.attname), '[]')
                          from pg_attribute a
                         where a.attrelid = entity.oid and a.attnum > 0 and not a.attisdropped
                           and has_schema_privilege(role.oid, entity.relnamespace, 'USAGE')
                           and has_column_privilege(role.oid, entity.oid, a.attnum, 'SELECT')
                      ))
                 from pg_roles role
                where role.rolname = any($2::text[])
             ), '{}') as selectable
        from pg_class entity
       where entity.oid = any($1::oid[])`,
    values: [[...oids], [...roles]],
  });
  return new Map(
    rows.map(({ oid, selectable, ...facts }) => {
      const sets = Object.entries(selectable).map(([role, columns]) => [role, new Set(columns)] as const);
      return [oid, { ...facts, selectable: new Map(sets) }];
    }),
  );
}

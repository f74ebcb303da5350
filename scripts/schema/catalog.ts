import type pg from 'pg';

/** Every object of a database: a name such as `function public.append_update(uuid, text, text)` and its definition. */
export type Catalog = Map<string, string>;

const OWN_SCHEMAS = `namespace.nspname !~ '^pg_' and namespace.nspname not in ('information_schema', 'pgboss')`;

/** Names are written with their schemas because the search path is empty while this runs. */
const QUERY = `
select 'schema ' || nspname as object, pg_temp.to_acl(nspacl, 'n', nspowner) || pg_temp.to_comment(oid, 'pg_namespace') as definition
  from pg_namespace as namespace where ${OWN_SCHEMAS}
union all
select 'extension ' || extname, extnamespace::regnamespace::text from pg_extension
union all
select 'table ' || relation.oid::regclass,
       concat_ws(' ', relation.relkind, 'rls', relation.relrowsecurity, relation.relforcerowsecurity,
                 'replica identity', relation.relreplident, pg_temp.to_acl(relation.relacl, 'r', relation.relowner),
                 case when relation.relkind in ('v', 'm') then pg_get_viewdef(relation.oid) end)
       || pg_temp.to_comment(relation.oid, 'pg_class')
  from pg_class as relation join pg_namespace as namespace on namespace.oid = relation.relnamespace
 where relation.relkind in ('r', 'p', 'v', 'm', 'S') and ${OWN_SCHEMAS}
union all
select 'column ' || relation.oid::regclass || '.' || attname,
       concat_ws(' ', row_number() over (partition by relation.oid order by attnum),
                 format_type(atttypid, atttypmod), case when attnotnull then 'not null' end,
                 pg_get_expr(adbin, adrelid), 'generated', attgenerated, 'identity', attidentity,
                 case when attacl is not null then pg_temp.to_acl(attacl, 'c', relation.relowner) end,
                 col_description(relation.oid, attnum))
  from pg_attribute
  join pg_class as relation on relation.oid = attrelid
  join pg_namespace as namespace on namespace.oid = relation.relnamespace
  left join pg_attrdef on adrelid = attrelid and adnum = attnum
 where relation.relkind in ('r', 'p', 'v', 'm') and attnum > 0 and not attisdropped and ${OWN_SCHEMAS}
union all
select 'constraint ' || conname || ' on ' || conrelid::regclass,
       pg_get_constraintdef(constraints.oid) || ' validated ' || convalidated::text
  from pg_constraint as constraints join pg_namespace as namespace on namespace.oid = connamespace
 where conrelid <> 0 and contype <> 't' and ${OWN_SCHEMAS}
union all
select 'index ' || indexrelid::regclass, pg_get_indexdef(indexrelid)
  from pg_index
  join pg_class as relation on relation.oid = indexrelid
  join pg_namespace as namespace on namespace.oid = relation.relnamespace
 where ${OWN_SCHEMAS}
union all
select 'function ' || routine.oid::regprocedure,
       case when prokind in ('f', 'p') then pg_get_functiondef(routine.oid) else prokind::text end
       || pg_temp.to_acl(proacl, 'f', proowner) || pg_temp.to_comment(routine.oid, 'pg_proc')
  from pg_proc as routine join pg_namespace as namespace on namespace.oid = pronamespace
 where ${OWN_SCHEMAS}
union all
select 'type ' || typing.oid::regtype, concat_ws(' ', typtype::text, (
         select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = typing.oid))
  from pg_type as typing join pg_namespace as namespace on namespace.oid = typnamespace
 where typtype in ('d', 'e') and ${OWN_SCHEMAS}
union all
select 'trigger ' || tgname || ' on ' || tgrelid::regclass, pg_get_triggerdef(oid) || ' ' || tgenabled::text
  from pg_trigger where not tgisinternal
union all
select 'policy ' || polname || ' on ' || polrelid::regclass,
       concat_ws(' ', polcmd, polpermissive, polroles::regrole[]::text, pg_get_expr(polqual, polrelid),
                 'check', pg_get_expr(polwithcheck, polrelid))
  from pg_policy
union all
select 'publication ' || pubname, concat_ws(' ', puballtables, pubinsert, pubupdate, pubdelete, pubtruncate, (
         select string_agg(prrelid::regclass::text, ',' order by prrelid::regclass::text)
           from pg_publication_rel where prpubid = pg_publication.oid))
  from pg_publication
`;

/** Privileges in a fixed order, including those that Postgres grants by default. */
const FUNCTIONS = `
create or replace function pg_temp.to_acl(acl aclitem[], kind "char", owner oid) returns text language sql as $$
  select coalesce(string_agg(
           format(' %s:%s%s', coalesce(nullif(grantee, 0)::regrole::text, 'public'), privilege_type,
                  case when is_grantable then '*' end), '' order by grantee::regrole::text, privilege_type), '')
    from aclexplode(coalesce(acl, case when kind = 'c' then acl else acldefault(kind, owner) end))
$$;
create or replace function pg_temp.to_comment(object oid, catalog name) returns text language sql as $$
  select coalesce(' comment: ' || obj_description(object, catalog), '')
$$;
`;

/** Reads every object that a schema can define: its shape, its code, its grants, and its comment. */
export async function readCatalog(client: pg.Client): Promise<Catalog> {
  const { rows: settings } = await client.query<{ path: string }>(
    `select current_setting('search_path') as path`,
  );
  await client.query(FUNCTIONS);
  await client.query(`select set_config('search_path', '', false)`);
  const { rows } = await client.query<{ object: string; definition: string }>(QUERY);
  await client.query(`select set_config('search_path', $1, false)`, [settings[0]?.path]);
  return new Map(rows.map(({ object, definition }) => [object, definition]));
}

/** Lists the objects that only one database has or that differ, as lines for a person. */
export function compareCatalogs(actual: Catalog, expected: Catalog): string[] {
  const names = [...new Set([...actual.keys(), ...expected.keys()])].toSorted();
  return names.flatMap((name) => {
    const one = actual.get(name);
    const other = expected.get(name);
    if (one === other) return [];
    if (other === undefined) return [`unexpected: ${name}`];
    if (one === undefined) return [`missing: ${name}`];
    return [`different: ${name}\n  is ${one}\n  should be ${other}`];
  });
}

-- The tables, keys and functions that REST knows. $1: the exposed schemas.
with exposed as (
  select oid, nspname from pg_namespace where nspname = any ($1)
),
relations as (
  select c.oid, c.relkind, n.nspname as schema, c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'v', 'm', 'f', 'p')
     and not c.relispartition
     and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
),
-- The columns of views that are columns of a table or of another view: the parser notes where a column comes from. The
-- target list of the view itself comes after those of the queries within it.
origins as (
  select distinct on (r.ev_class, (entry.parts)[1]::int)
         r.ev_class as view, (entry.parts)[1]::int as number,
         (entry.parts)[2]::oid as origin, (entry.parts)[3]::int as origin_number
    from pg_rewrite r
         join pg_class c on c.oid = r.ev_class and c.relkind in ('v', 'm')
         join exposed on exposed.oid = c.relnamespace
         cross join lateral regexp_matches(
           r.ev_action::text,
           ':resno (\d+) :resname \S+ :ressortgroupref \d+ :resorigtbl (\d+) :resorigcol (\d+) :resjunk false', 'g'
         ) with ordinality entry (parts, position)
   where r.rulename = '_RETURN'
   order by r.ev_class, (entry.parts)[1]::int, entry.position desc
),
traced as (
  with recursive trace (view, number, origin, origin_number, depth) as (
    select view, number, origin, origin_number, 1 from origins where origin <> 0
    union all
    select trace.view, trace.number, origins.origin, origins.origin_number, trace.depth + 1
      from trace join origins on origins.view = trace.origin and origins.number = trace.origin_number
     where origins.origin <> 0 and trace.depth < 16
  )
  select view, number, origin, origin_number from trace
),
unique_keys as (
  select indrelid as relation, array_agg(key order by key) as columns
    from pg_index cross join lateral unnest(indkey::int2[]) as key
   where indisunique and indpred is null and indexprs is null
   group by indexrelid, indrelid
)
select jsonb_build_object(
  'relations', coalesce((
    select jsonb_agg(jsonb_build_object(
             'schema', relations.schema,
             'name', relations.name,
             'columns', coalesce((
               select jsonb_agg(jsonb_build_object(
                        'name', a.attname,
                        'type', format_type(a.atttypid, a.atttypmod),
                        'base', (case when t.typtype = 'd' then format_type(t.typbasetype, null) else format_type(a.atttypid, null) end),
                        'nullable', not a.attnotnull,
                        'default', case
                          when a.attidentity <> '' then format('nextval(%L::regclass)', pg_get_serial_sequence(format('%I.%I', relations.schema, relations.name), a.attname))
                          when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid)
                        end
                      ) order by a.attnum)
                 from pg_attribute a
                      join pg_type t on t.oid = a.atttypid
                      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where a.attrelid = relations.oid and a.attnum > 0 and not a.attisdropped
             ), '[]'),
             'primaryKey', coalesce((
               select jsonb_agg(distinct a.attname)
                 from pg_attribute a
                      left join traced on traced.view = a.attrelid and traced.number = a.attnum
                      join pg_index i on i.indisprimary
                       and ((i.indrelid = a.attrelid and a.attnum = any (i.indkey))
                         or (i.indrelid = traced.origin and traced.origin_number = any (i.indkey)))
                where a.attrelid = relations.oid
             ), '[]'),
             'comment', obj_description(relations.oid, 'pg_class')
           ))
      from relations join exposed on exposed.nspname = relations.schema
  ), '[]'),
  'foreignKeys', coalesce((
    select jsonb_agg(jsonb_build_object(
             'name', k.conname,
             'from', jsonb_build_object('schema', child.schema, 'name', child.name, 'oid', child.oid::int8),
             'to', jsonb_build_object('schema', parent.schema, 'name', parent.name, 'oid', parent.oid::int8),
             'fromColumns', (select jsonb_agg(a.attname order by position)
                               from unnest(k.conkey) with ordinality as key (number, position)
                                    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number),
             'toColumns', (select jsonb_agg(a.attname order by position)
                             from unnest(k.confkey) with ordinality as key (number, position)
                                  join pg_attribute a on a.attrelid = k.confrelid and a.attnum = key.number),
             'isUnique', exists (
               select from unique_keys
                where unique_keys.relation = k.conrelid
                  and unique_keys.columns = (select array_agg(key order by key) from unnest(k.conkey) key)
             )
           ) order by k.conname)
      from pg_constraint k
           join relations child on child.oid = k.conrelid
           join relations parent on parent.oid = k.confrelid
     where k.contype = 'f' and k.conparentid = 0
  ), '[]'),
  'viewColumns', coalesce((
    select jsonb_agg(jsonb_build_object(
             'schema', view.schema, 'view', view.name, 'column', a.attname,
             'origin', traced.origin::int8, 'originColumn', o.attname))
      from traced
           join relations view on view.oid = traced.view
           join pg_attribute a on a.attrelid = traced.view and a.attnum = traced.number
           join pg_attribute o on o.attrelid = traced.origin and o.attnum = traced.origin_number
           join pg_class base on base.oid = traced.origin and base.relkind in ('r', 'p', 'f')
  ), '[]'),
  'functions', coalesce((
    select jsonb_agg(jsonb_build_object(
             'schema', exposed.nspname,
             'name', p.proname,
             'args', coalesce((
               select jsonb_agg(jsonb_build_object(
                        'name', coalesce(p.proargnames[arg.position], ''),
                        'type', format_type(arg.type, null),
                        'relation', (select jsonb_build_object('schema', rn.nspname, 'name', rc.relname)
                                       from pg_type rt join pg_class rc on rc.oid = rt.typrelid and rc.relkind <> 'c'
                                            join pg_namespace rn on rn.oid = rc.relnamespace
                                      where rt.oid = arg.type),
                        'isVariadic', coalesce(p.proargmodes[arg.position] = 'v', false)
                      ) order by arg.position)
                 from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality as arg (type, position)
                where coalesce(p.proargmodes[arg.position] in ('i', 'b', 'v'), true)
             ), '[]'),
             'defaults', p.pronargdefaults,
             'isVolatile', p.provolatile = 'v',
             'isSet', p.proretset,
             'rows', p.prorows,
             'isVoid', p.prorettype = 'void'::regtype,
             'isComposite', t.typtype = 'c' or coalesce(b.typtype = 'c', false) or p.prorettype = 'record'::regtype
                            or coalesce(p.proargmodes && '{o,b,t}', false),
             'returns', (select jsonb_build_object('schema', rn.nspname, 'name', rc.relname)
                           from pg_class rc join pg_namespace rn on rn.oid = rc.relnamespace
                          where rc.oid = coalesce(nullif(t.typrelid, 0), b.typrelid) and rc.relkind <> 'c'),
             'returnType', format_type(p.prorettype, null)
           ))
      from pg_proc p
           join exposed on exposed.oid = p.pronamespace
           join pg_type t on t.oid = p.prorettype
           left join pg_type b on b.oid = t.typbasetype
     where p.prokind = 'f' and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
  ), '[]'),
  'roleSettings', coalesce((
    select jsonb_agg(jsonb_build_object(
             'role', r.rolname,
             'name', split_part(setting, '=', 1),
             'value', substr(setting, strpos(setting, '=') + 1)))
      from pg_db_role_setting s
           join pg_roles r on r.oid = s.setrole
           cross join unnest(s.setconfig) as setting
     where s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
       and (pg_has_role('authenticator', r.oid, 'member') or r.rolname = 'authenticator')
  ), '[]')
) as schema

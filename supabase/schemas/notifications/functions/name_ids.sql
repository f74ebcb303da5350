-- The ids as JSON; null for more than 1000, which readers apply to all notifications.
create function private.name_ids(ids uuid[]) returns jsonb
language sql immutable set search_path = ''
as $$ select case when cardinality(ids) <= 1000 then to_jsonb(ids) else 'null'::jsonb end $$;

-- More than this many at once are not named: the reader takes all as read, unread or gone.
create function private.name_ids(ids uuid[]) returns jsonb
language sql immutable set search_path = ''
as $$ select case when cardinality(ids) <= 1000 then to_jsonb(ids) else 'null'::jsonb end $$;

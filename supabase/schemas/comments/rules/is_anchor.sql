-- Does this have the shape of an anchor: `{quote, prefix, suffix, start?, end?}`, all of them text of limited
-- length?
create function private.is_anchor(anchor jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select jsonb_typeof(anchor) = 'object'
     and jsonb_typeof(anchor -> 'quote') = 'string' and length(anchor ->> 'quote') between 1 and 1200
     and jsonb_typeof(anchor -> 'prefix') = 'string' and length(anchor ->> 'prefix') <= 200
     and jsonb_typeof(anchor -> 'suffix') = 'string' and length(anchor ->> 'suffix') <= 200
     and coalesce(jsonb_typeof(anchor -> 'start') = 'string' and length(anchor ->> 'start') <= 400, true)
     and coalesce(jsonb_typeof(anchor -> 'end') = 'string' and length(anchor ->> 'end') <= 400, true)
     and anchor - array['quote', 'prefix', 'suffix', 'start', 'end'] = '{}'
$$;

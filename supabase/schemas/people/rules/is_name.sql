-- Is this a name: one line with visible characters, that does not change the direction of the text around it?
create function private.is_name(said text) returns boolean
language sql immutable set search_path = ''
as $$
  select private.is_visible(said) and btrim(said) = private.to_line(said)
$$;

create function private.has_begun_writing(generation uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select 1 from public.generation_stages
                  where generation_id = generation and stage = 'content-generation')
$$;

revoke execute on function private.has_begun_writing(uuid) from public;

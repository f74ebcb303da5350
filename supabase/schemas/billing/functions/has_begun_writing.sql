-- Has a generation reached the stage that writes the article? From then on it counts, also when it is cancelled.
create function private.has_begun_writing(generation uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select 1
      from public.generation_stages as begun
      join private.metered_stages as metered using (stage)
     where begun.generation_id = generation and metered.priced = 'text')
$$;

revoke execute on function private.has_begun_writing(uuid) from public;

-- `content:<uuid>`: the newest generation of a content. Members of its project read it.
create function events.can_read_content(entity uuid) returns boolean
language sql stable security invoker set search_path = ''
as $$ select exists (select 1 from public.contents as content where content.id = entity) $$;

create function events.snapshot_content(entity uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select generation.state || jsonb_build_object('text', generation.draft)
    from public.generations as generation
   where generation.content_id = entity
   order by generation.created_at desc
   limit 1
$$;

revoke execute on function events.can_read_content(uuid), events.snapshot_content(uuid) from public;
grant execute on function events.can_read_content(uuid) to authenticated, service_role;

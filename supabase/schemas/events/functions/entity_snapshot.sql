-- As `events.snapshot`, for topics of a content or a person.
create function events.entity_snapshot(topic text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  entity uuid;
begin
  if topic !~ '^[a-z]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return null;
  end if;
  entity := split_part(topic, ':', 2)::uuid;
  case split_part(topic, ':', 1)
    when 'content' then
      return (
        select generation.state || jsonb_build_object('text', generation.draft)
          from public.generations as generation
         where generation.content_id = entity
         order by generation.created_at desc
         limit 1
      );
    when 'user' then
      return private.to_inbox(entity);
    else
      return null;
  end case;
end
$$;

revoke execute on function events.entity_snapshot(text) from public;
grant execute on function events.entity_snapshot(text) to service_role;

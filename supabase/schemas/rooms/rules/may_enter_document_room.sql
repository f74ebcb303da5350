-- Is this the current name of a document's room, and is the signed-in person a member of its project? In plpgsql,
-- which keeps its plans: Realtime asks this often.
create function private.may_enter_document_room(topic text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if topic !~ '^document:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{32}(:awareness)?$' or topic is null then
    return false;
  end if;
  return exists (
    select from public.contents as article
      join private.room_keys as room using (project_id)
      join public.project_members as member using (project_id)
     where article.id = split_part(topic, ':', 2)::uuid
       and room.key = split_part(topic, ':', 3)
       and member.user_id = (select auth.uid())
  ) and not private.is_disabled((select auth.uid()));
end
$$;

grant execute on function private.may_enter_document_room(text) to authenticated, service_role;

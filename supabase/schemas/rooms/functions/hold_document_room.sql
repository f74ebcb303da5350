-- The name of the room that carries the updates of a document. Until the transaction ends, nobody can be removed
-- from its project; a person who was removed before has no role any more when roles are checked after this.
create function private.hold_document_room(content uuid) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  room text;
begin
  select private.to_document_room(article.id, room_key.key) into room
    from public.contents as article
    join private.room_keys as room_key using (project_id)
   where article.id = hold_document_room.content
     for share of room_key;
  return room;
end
$$;

revoke execute on function private.hold_document_room(uuid) from public;
grant execute on function private.hold_document_room(uuid) to service_role;

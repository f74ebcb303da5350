-- Gives the documents of a project new rooms. The others get 'moved' in the old room and find the new name where they read
-- the document; a page that misses the message finds it with its next read.
create function private.move_project_rooms(project uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  old_key text;
begin
  -- waits for updates that are being appended; later updates wait for this commit and use the new key
  select room.key into old_key
    from private.room_keys as room where room.project_id = move_project_rooms.project for update;
  if not found then
    return;
  end if;
  update private.room_keys set key = default where project_id = move_project_rooms.project;
  -- one message for each document that may be open; pages with older documents check every few seconds
  perform realtime.send('{}', 'moved', private.to_document_room(recent.content_id, old_key), true)
     from (select document.content_id
             from public.documents as document
             join public.contents as content on content.id = document.content_id
            where content.project_id = move_project_rooms.project
            order by document.updated_at desc limit 100) as recent;
end
$$;

revoke execute on function private.move_project_rooms(uuid) from public;

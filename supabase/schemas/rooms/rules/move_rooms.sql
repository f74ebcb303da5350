-- Moves the rooms of every project that somebody does not belong to any more. A lower role moves nothing: the lowest
-- may still read, and show where it is.
create function private.move_rooms() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  left_project uuid;
  old_key text;
begin
  for left_project in
    select distinct member.project_id from before as member
     where not exists (
       select from public.project_members as still
        where still.project_id = member.project_id and still.user_id = member.user_id)
     order by member.project_id
  loop
    -- waits for updates that are being appended; those that come later wait for this commit, and then see the new key
    select room.key into old_key from private.room_keys as room where room.project_id = left_project for update;
    continue when not found;
    update private.room_keys set key = default where project_id = left_project;
    -- one message per document that may be open: a page of one that is older looks for itself every few seconds
    perform realtime.send('{}', 'moved', private.to_document_room(recent.content_id, old_key), true)
       from (select document.content_id
               from public.documents as document
               join public.contents as content on content.id = document.content_id
              where content.project_id = left_project
              order by document.updated_at desc limit 100) as recent;
  end loop;
  return null;
end
$$;

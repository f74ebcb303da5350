-- Gives a project new document rooms when a member leaves it. A lower role moves nothing, because the lowest role
-- may still read.
--
-- Realtime evaluates the policies of a private room when a person enters it, and again when the token is renewed, up
-- to an hour later. The name of a room therefore contains a key of its project, and the key changes in the
-- transaction that ends the membership. From that commit on, nothing is sent to the old rooms, and the person who
-- left can neither enter the new rooms nor guess their names. The others get 'moved' in the old room and find the
-- new name where they read the document; a page that misses the message finds it with its next read.
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
    -- waits for updates that are being appended; later updates wait for this commit and use the new key
    select room.key into old_key from private.room_keys as room where room.project_id = left_project for update;
    continue when not found;
    update private.room_keys set key = default where project_id = left_project;
    -- one message for each document that may be open; pages with older documents check every few seconds
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

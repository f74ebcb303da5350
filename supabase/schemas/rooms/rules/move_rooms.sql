-- Gives a project new document rooms when a member leaves it. A lower role moves nothing, because the lowest role
-- may still read.
--
-- Realtime evaluates the policies of a private room when a person enters it, and again when the token is renewed, up
-- to an hour later. The name of a room therefore contains a key of its project, and the key changes in the
-- transaction that ends the membership. From that commit on, nothing is sent to the old rooms, and the person who
-- left can neither enter the new rooms nor guess their names.
create function private.move_rooms() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  left_project uuid;
begin
  for left_project in
    select distinct member.project_id from before as member
     where not exists (
       select from public.project_members as still
        where still.project_id = member.project_id and still.user_id = member.user_id)
     order by member.project_id
  loop
    perform private.move_project_rooms(left_project);
  end loop;
  return null;
end
$$;

-- Gives a new project a key for its rooms.
create function private.create_room_key() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.room_keys (project_id) values (new.id);
  return null;
end
$$;

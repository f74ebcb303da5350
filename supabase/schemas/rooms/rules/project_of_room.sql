-- The project of a room `project:<id>:collaborators` or `project:<id>:comments`; null for any other name.
create function private.project_of_room(topic text) returns uuid
language sql immutable set search_path = ''
as $$
  select case
    when topic ~ '^project:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:(collaborators|comments)$'
      then split_part(topic, ':', 2)::uuid
  end
$$;

grant execute on function private.project_of_room(text) to authenticated, service_role;

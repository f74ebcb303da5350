-- The rank of a role, from 1 (viewer) to 4 (owner); null for an unknown role.
create function private.role_rank(role text) returns integer
language sql immutable set search_path = ''
as $$ select array_position(array['viewer', 'commenter', 'editor', 'owner'], role) $$;

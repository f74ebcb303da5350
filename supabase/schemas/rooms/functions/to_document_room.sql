-- The name of the room that carries the updates of a document.
create function private.to_document_room(content uuid, key text) returns text
language sql immutable set search_path = ''
as $$ select 'document:' || content || ':' || key $$;

revoke execute on function private.to_document_room(uuid, text) from public;
grant execute on function private.to_document_room(uuid, text) to service_role;

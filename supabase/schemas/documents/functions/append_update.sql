-- Appends an update, in base64, for an editor. Returns its number.
create function public.append_update(content_id uuid, epoch text, update text) returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  bytes bytea;
begin
  perform private.hold_document_room(append_update.content_id);
  -- a document that the person may not read is refused as if it did not exist
  if not private.has_content_role(append_update.content_id, 'viewer') then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  if not private.has_content_role(append_update.content_id, 'editor') then
    raise exception 'this needs at least the role editor' using errcode = '42501', hint = 'role_too_low';
  end if;
  if length(append_update.update) > 1398104 then
    raise exception 'an update has at most 1 MiB' using errcode = 'PT413', hint = 'update_too_large';
  end if;
  begin
    bytes := decode(append_update.update, 'base64');
  exception when invalid_parameter_value then
    bytes := null;
  end;
  if bytes is null or octet_length(bytes) < 2 then
    raise exception 'this is not an update' using errcode = 'PT422', hint = 'update_malformed';
  end if;
  if octet_length(bytes) > 1048576 then
    raise exception 'an update has at most 1 MiB' using errcode = 'PT413', hint = 'update_too_large';
  end if;
  return private.append_update_as(
    append_update.content_id, append_update.epoch, bytes, (select auth.uid()));
end
$$;

revoke execute on function public.append_update(uuid, text, text) from public, anon;
grant execute on function public.append_update(uuid, text, text) to authenticated;

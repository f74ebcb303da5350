-- Appends an update in the name of a person whose permission was checked before. Returns its number.
create function private.append_update_as(content_id uuid, epoch text, bytes bytea, author uuid)
returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  room constant text := private.hold_document_room(append_update_as.content_id);
  document public.documents;
begin
  update public.documents as d set seq = d.seq + 1, updated_at = clock_timestamp()
   where d.content_id = append_update_as.content_id
  returning d.* into document;
  if not found then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  if document.epoch is distinct from append_update_as.epoch then
    raise exception 'the document has started over since' using errcode = 'PT409', hint = 'epoch_changed';
  end if;
  insert into public.document_updates (content_id, seq, update, user_id)
  values (document.content_id, document.seq, bytes, author);
  perform realtime.send(
    jsonb_build_object(
      'epoch', document.epoch, 'seq', document.seq, 'userId', author,
      -- a Free project of Supabase carries broadcasts of up to 256 KB; readers fetch a larger update
      'update', case when octet_length(bytes) <= 131072
                  then replace(encode(bytes, 'base64'), chr(10), '') end
    ),
    'update', room, true);
  return document.seq;
end
$$;

revoke execute on function private.append_update_as(uuid, text, bytea, uuid) from public;
grant execute on function private.append_update_as(uuid, text, bytea, uuid) to service_role;

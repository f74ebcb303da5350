-- What a reader that has everything up to `after` lacks: the snapshot if it is newer, and the updates after it,
-- about 2 MB at a time. `more` says that updates follow; the reader then asks again with the highest number it has.
-- `room` is the room that carries new updates.
create function public.read_updates(content_id uuid, after bigint default -1) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  page jsonb;
begin
  if not private.has_content_role(read_updates.content_id, 'viewer') then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  -- one statement, so that the snapshot and the updates are from one moment
  with snapshot as (
    select s.seq, s.state from public.document_snapshots as s
     where s.content_id = read_updates.content_id and s.seq > read_updates.after
  ), candidate as (
    select u.seq, u.update, u.user_id,
           sum(octet_length(u.update)) over (order by u.seq) - octet_length(u.update) as bytes_before
      from public.document_updates as u
     where u.content_id = read_updates.content_id
       and u.seq > greatest(read_updates.after, (select seq from snapshot))
     order by u.seq limit 2000
  ), tail as (
    select * from candidate where bytes_before < 2000000
  )
  select jsonb_build_object(
           'epoch', d.epoch,
           'seq', d.seq,
           'room', private.to_document_room(d.content_id, room.key),
           'snapshot', (select jsonb_build_object('seq', snapshot.seq,
                                                  'state', replace(encode(snapshot.state, 'base64'), chr(10), ''))
                          from snapshot),
           'updates', coalesce((select jsonb_agg(jsonb_build_object(
                                         'seq', tail.seq, 'userId', tail.user_id,
                                         'update', replace(encode(tail.update, 'base64'), chr(10), ''))
                                       order by tail.seq)
                                  from tail), '[]'),
           'more', coalesce((select max(tail.seq) from tail), d.seq) < d.seq
         )
    into page
    from public.documents as d
    join public.contents as article on article.id = d.content_id
    join private.room_keys as room on room.project_id = article.project_id
   where d.content_id = read_updates.content_id;
  if page is null then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  return page;
end
$$;

revoke execute on function public.read_updates(uuid, bigint) from public, anon;
grant execute on function public.read_updates(uuid, bigint) to authenticated;

-- Appends to the topic of a person which notifications the person deleted, and those that came back by an undo: at most
-- the newest 100 of them, and the unread count of all.
create function private.tell_of_deletion() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  change record;
begin
  for change in
    select changed.user_id, changed.deleted_at is not null as is_deleted, array_agg(id order by id) as ids
      from changed join earlier using (id)
     where changed.in_app and (changed.deleted_at is null) is distinct from (earlier.deleted_at is null)
     group by changed.user_id, changed.deleted_at is not null
     order by changed.user_id
  loop
    if change.is_deleted then
      perform private.append_for_person(
        change.user_id, 'notification-removed', jsonb_build_object('ids', private.name_ids(change.ids)));
    else
      perform private.append_for_person(change.user_id, 'notification-restored', jsonb_build_object(
        'notifications', (
          select jsonb_agg(private.to_notification(newest) order by newest.created_at desc, newest.id)
            from (select * from public.notifications where id = any (change.ids)
                   order by created_at desc, id limit 100) as newest)));
    end if;
  end loop;
  return null;
end
$$;

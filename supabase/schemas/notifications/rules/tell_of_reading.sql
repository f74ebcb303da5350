-- Appends to the topic of a person which notifications were marked as read or unread.
create function private.tell_of_reading() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  change record;
begin
  for change in
    select changed.user_id, changed.read_at, array_agg(id order by id) as ids
      from changed join earlier using (id)
     where changed.in_app and changed.read_at is distinct from earlier.read_at
     group by changed.user_id, changed.read_at
     order by changed.user_id, changed.read_at
  loop
    perform private.append_for_person(change.user_id, 'notification-read', jsonb_build_object(
      'ids', private.name_ids(change.ids), 'readAt', change.read_at));
  end loop;
  return null;
end
$$;

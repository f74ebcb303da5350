-- Appends to the topic of a person which notifications were deleted with what they were about.
create function private.tell_of_removal() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  change record;
begin
  for change in
    select gone.user_id, array_agg(gone.id order by gone.id) as ids
      from gone
     where gone.in_app and gone.deleted_at is null and exists (select 1 from auth.users as person where person.id = gone.user_id)
     group by gone.user_id
     order by gone.user_id
  loop
    perform private.append_for_person(
      change.user_id, 'notification-removed', jsonb_build_object('ids', private.name_ids(change.ids)));
  end loop;
  return null;
end
$$;

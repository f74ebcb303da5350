-- Appends a new notification to the topic of its person.
create function private.tell_of_notification() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- it may have been deleted with its project or content, in the same transaction
  if exists (select 1 from public.notifications where id = new.id) then
    perform private.append_for_person(
      new.user_id, 'notification', jsonb_build_object('notification', private.to_notification(new)));
  end if;
  return null;
end
$$;

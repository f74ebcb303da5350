-- The events of a content or a project hold its text and names: they go when it goes.

create function private.delete_topic() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from events.topics where topic = tg_argv[0] || ':' || old.id;
  return null;
end
$$;

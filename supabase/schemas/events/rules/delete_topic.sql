-- Deletes the topic of a content, project or person that was deleted: its events contain names and text.
create function private.delete_topic() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from events.topics where topic = tg_argv[0] || ':' || old.id;
  return null;
end
$$;

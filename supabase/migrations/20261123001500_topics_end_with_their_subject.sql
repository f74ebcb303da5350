-- The events of a content or a project hold its text and names: they go when it goes.

create function private.delete_topic() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from events.topics where topic = tg_argv[0] || ':' || old.id;
  return null;
end
$$;

create constraint trigger delete_topic after delete on public.contents
deferrable initially deferred for each row execute function private.delete_topic('content');

create constraint trigger delete_topic after delete on public.projects
deferrable initially deferred for each row execute function private.delete_topic('project');

create constraint trigger delete_topic after delete on public.profiles
deferrable initially deferred for each row execute function private.delete_topic('user');

-- Appends to `project:<id>` that the project was renamed, moved to the trash, or restored. Pages read it again.
--
-- Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_of_project() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if old.name is distinct from new.name or old.trashed_at is distinct from new.trashed_at then
    perform events.append('project:' || new.id, 'project',
                          jsonb_build_object('name', new.name, 'isTrashed', new.trashed_at is not null));
  end if;
  return null;
end
$$;

-- Records that a person created or renamed a project, moved it to the trash or restored it, or changed its sites.
create function private.record_project_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  actor constant uuid := private.acting_person();
begin
  if tg_op = 'INSERT' then
    perform private.record_activity(
      new.id, 'project_created', coalesce(actor, new.created_by), jsonb_build_object('name', new.name));
    return null;
  end if;
  if old.name <> new.name then
    perform private.record_activity(
      new.id, 'project_renamed', actor, jsonb_build_object('from', old.name, 'to', new.name));
  end if;
  if (old.trashed_at is null) <> (new.trashed_at is null) then
    perform private.record_activity(
      new.id, case when new.trashed_at is null then 'project_restored' else 'project_trashed' end, actor);
  end if;
  if old.sites <> new.sites then
    perform private.record_activity(
      new.id, 'sites_changed', actor,
      jsonb_build_object(
        'added', array(select unnest(new.sites) except select unnest(old.sites) order by 1),
        'removed', array(select unnest(old.sites) except select unnest(new.sites) order by 1)));
  end if;
  return null;
end
$$;

-- Records what happened in a project, in the transaction in which it happens. Nothing is recorded for a project that is
-- deleted in the same transaction, nor when the newest row of the project says exactly the same and is younger than 10
-- minutes: a person who sends an invitation again has done one thing.
create function private.record_activity(
  project uuid,
  kind text,
  actor uuid,
  data jsonb default '{}',
  content uuid default null,
  version uuid default null,
  thread uuid default null,
  member uuid default null
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  -- the account may be deleted in the same transaction
  known_actor constant uuid := (select account.id from auth.users as account where account.id = record_activity.actor);
  known_member constant uuid := (select account.id from auth.users as account where account.id = record_activity.member);
  said constant jsonb := jsonb_strip_nulls(record_activity.data);
begin
  if not exists (select from public.projects as existing where existing.id = record_activity.project) then
    return;
  end if;
  if exists (
    select from (select * from public.project_activity as earlier
                  where earlier.project_id = record_activity.project order by earlier.id desc limit 1) as newest
     where newest.at > now() - interval '10 minutes'
       and (newest.kind, newest.actor_id, newest.data, newest.content_id, newest.version_id, newest.thread_id,
            newest.member_id)
           is not distinct from
           (record_activity.kind, known_actor, said, record_activity.content, record_activity.version,
            record_activity.thread, known_member))
  then
    return;
  end if;
  insert into public.project_activity
    (project_id, kind, actor_id, data, content_id, version_id, thread_id, member_id)
  values (record_activity.project, record_activity.kind, known_actor, said, record_activity.content,
          record_activity.version, record_activity.thread, known_member);
end
$$;

revoke execute on function private.record_activity(uuid, text, uuid, jsonb, uuid, uuid, uuid, uuid) from public;

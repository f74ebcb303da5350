-- Notifies every member with at least this role in the project. Returns how many were notified.
create function private.notify_members(
  project uuid,
  minimum text,
  kind text,
  dedupe_key text,
  thread_key text,
  data jsonb default '{}'
) returns integer
language sql security definer set search_path = ''
as $$
  select count(*) filter (where private.notify(member.user_id, kind, dedupe_key, thread_key, data, project))::integer
    from (select user_id from public.project_members
           where project_id = project and private.role_rank(role) >= private.role_rank(minimum)
           order by user_id) as member
$$;

revoke execute on function private.notify_members(uuid, text, text, text, text, jsonb) from public;

-- Writes one notification for one person. False if the person already has one with this `dedupe_key`, has switched this
-- kind off, or has muted the project. Membership, plan and limits of a muted project are told all the same.
create function private.notify(
  recipient uuid,
  kind text,
  dedupe_key text,
  thread_key text,
  data jsonb default '{}',
  project_id uuid default null,
  content_id uuid default null
) returns boolean
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  in_app boolean := true;
  email text := private.default_email(kind);
begin
  select preference.in_app, preference.email into in_app, email
    from public.notification_preferences as preference
   where preference.user_id = recipient and preference.kind = notify.kind;
  in_app := coalesce(in_app, true);
  email := coalesce(email, private.default_email(kind));
  if not in_app and email = 'off' then
    return false;
  end if;
  if kind not in ('member_added', 'member_removed', 'usage_alert', 'subscription_changed') and exists (
    select from public.muted_projects as muted
     where muted.user_id = recipient and muted.project_id = notify.project_id)
  then
    return false;
  end if;
  insert into public.notifications
    (user_id, kind, dedupe_key, thread_key, data, project_id, content_id, in_app, email)
  values (recipient, kind, dedupe_key, thread_key, jsonb_strip_nulls(data), project_id, content_id, in_app, email)
  on conflict on constraint notifications_user_id_dedupe_key_key do nothing;
  return found;
end
$$;

revoke execute on function private.notify(uuid, text, text, text, jsonb, uuid, uuid) from public;

-- Records that a person joined or left a project, was added or removed by another, or got another role. The owner with
-- whom a project is created is told with the project.
create function private.record_membership_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  actor constant uuid := private.acting_person();
begin
  if tg_op = 'UPDATE' then
    perform private.record_activity(
      new.project_id, 'member_role_changed', actor, jsonb_build_object('from', old.role, 'to', new.role),
      member => new.user_id);
  elsif tg_op = 'DELETE' then
    perform private.record_activity(
      old.project_id,
      case when actor is null or actor = old.user_id then 'member_left' else 'member_removed' end,
      coalesce(actor, old.user_id), jsonb_build_object('role', old.role), member => old.user_id);
  elsif not exists (
    select from public.projects as project
     where project.id = new.project_id and project.created_by = new.user_id and project.created_at = now())
  then
    perform private.record_activity(
      new.project_id,
      case when actor is null or actor = new.user_id then 'member_joined' else 'member_added' end,
      coalesce(actor, new.user_id), jsonb_build_object('role', new.role), member => new.user_id);
  end if;
  return null;
end
$$;

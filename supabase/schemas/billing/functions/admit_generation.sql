-- Says whether one more generation fits into this month. Writes nothing. The caller holds the project's row, so that the
-- next request of the project counts this one too.
-- `usage_limit` is null for a plan without a limit.
create function private.admit_generation(
  project uuid, out admitted boolean, out used integer, out usage_limit integer, out plan_id text,
  out renews_at timestamptz
)
language plpgsql security definer set search_path = ''
as $$
declare
  this_month date := private.to_month(now());
  plan public.plans;
begin
  select coalesce(max(generations), 0) into used from public.usage
   where project_id = project and month = this_month;
  plan := private.plan_of(project);
  usage_limit := plan.generations_per_month;
  plan_id := plan.id;
  admitted := usage_limit is null or used < usage_limit;
  renews_at := (this_month + interval '1 month') at time zone 'UTC';
end
$$;

revoke execute on function private.admit_generation(uuid) from public;
grant execute on function private.admit_generation(uuid) to service_role;

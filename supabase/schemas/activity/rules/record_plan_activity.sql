-- Records that a project has another plan because one of its subscriptions changed.
create function private.record_plan_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  subscription constant public.subscriptions := coalesce(new, old);
  before public.plans;
  after constant public.plans := private.plan_of(subscription.project_id);
begin
  select plan.* into before
    from public.plans as plan
   where plan.id = 'free'
      or (plan.id = old.plan_id and old.project_id = subscription.project_id and private.grants_plan(old.status))
      or plan.id in (select other.plan_id from public.subscriptions as other
                      where other.project_id = subscription.project_id and other.id <> subscription.id
                        and private.grants_plan(other.status))
   order by plan.rank desc
   limit 1;
  if before.id <> after.id then
    perform private.record_activity(
      subscription.project_id, 'plan_changed', private.acting_person(),
      jsonb_build_object('from', before.name, 'to', after.name));
  end if;
  return null;
end
$$;

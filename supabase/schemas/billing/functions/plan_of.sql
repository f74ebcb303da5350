-- The plan that a project has now. Members of a project see its plan; only owners see the subscription.
create function private.plan_of(project uuid) returns public.plans
language sql stable security definer set search_path = ''
as $$
  select plan.*
    from public.plans as plan
   where plan.id = 'free'
      or plan.id in (select subscription.plan_id from public.subscriptions as subscription
                      where subscription.project_id = project
                        and private.grants_plan(subscription.status))
   order by plan.rank desc
   limit 1
$$;

revoke execute on function private.plan_of(uuid) from public;
grant execute on function private.plan_of(uuid) to authenticated, service_role;

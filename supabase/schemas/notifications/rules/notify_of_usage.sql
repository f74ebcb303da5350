-- Notifies owners when 80 % and when 100 % of the monthly limit is used, each once a month and limit.
create function private.notify_of_usage() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  plan public.plans := private.plan_of(new.project_id);
  percent integer := case
    when new.generations >= plan.generations_per_month then 100
    when new.generations * 5 >= plan.generations_per_month * 4 then 80
  end;
begin
  if percent is null then
    return null;
  end if;
  perform private.notify_members(
    new.project_id, 'owner', 'usage_alert',
    format('usage:%s:%s:%s:%s', new.project_id, new.month, plan.generations_per_month, percent),
    'usage:' || new.project_id,
    jsonb_build_object(
      'projectName', (select name from public.projects where id = new.project_id),
      'percent', percent, 'used', new.generations, 'limit', plan.generations_per_month, 'planName', plan.name,
      'renewsAt', (new.month + interval '1 month') at time zone 'UTC'));
  return null;
end
$$;

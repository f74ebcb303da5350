-- Notifies owners when a subscription changes its plan, its status, or its end, and when a payment fails.
create function private.notify_of_subscription() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  earlier public.subscriptions;
  change text;
begin
  if tg_op = 'UPDATE' then
    earlier := old;
  end if;
  change := case
    when new.payment_failed_at is distinct from earlier.payment_failed_at and new.payment_failed_at is not null
      then 'payment_failed'
    when new.project_id is distinct from earlier.project_id or new.plan_id is distinct from earlier.plan_id
      then 'plan'
    when new.status is distinct from earlier.status then 'status'
    when new.cancel_at is distinct from earlier.cancel_at then 'cancel_at'
  end;
  -- begun but not paid yet: another change follows
  if change is null or new.project_id is null or (change <> 'payment_failed' and new.status = 'incomplete') then
    return null;
  end if;
  perform private.notify_members(
    new.project_id, 'owner', 'subscription_changed',
    format('subscription:%s:%s', new.id, coalesce(nullif(current_setting('headway.stripe_event', true), ''),
                                                  gen_random_uuid()::text)),
    'billing:' || new.project_id,
    jsonb_build_object(
      'projectName', (select name from public.projects where id = new.project_id),
      'change', change,
      'planName', (select name from public.plans where id = new.plan_id),
      'status', new.status,
      'cancelAt', new.cancel_at,
      'amount', new.amount,
      'currency', new.currency));
  return null;
end
$$;

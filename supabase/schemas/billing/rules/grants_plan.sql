-- Does a subscription in this state give its project the plan? A late payment changes nothing until Stripe ends the
-- subscription.
create function private.grants_plan(status text) returns boolean
language sql immutable set search_path = ''
as $$ select status in ('active', 'trialing', 'past_due') $$;

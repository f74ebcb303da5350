-- Mail is for what waits for an answer, or stops work.
create function private.default_email(kind text) returns text
language sql immutable set search_path = ''
as $$
  select case
    when kind in ('mention', 'reply') then 'daily'
    when kind in ('usage_alert', 'subscription_changed') then 'now'
    else 'off'
  end
$$;

-- The kinds of notifications, and how each is mailed to a person who has not chosen. Null for an unknown kind, which
-- the tables `notifications` and `notification_preferences` refuse. A kind that waits for an answer is mailed daily, a
-- kind that stops work is mailed at once.
create function private.default_email(kind text) returns text
language sql immutable set search_path = ''
as $$
  select case kind
    when 'generation_complete' then 'off'
    when 'generation_failed' then 'off'
    when 'mention' then 'daily'
    when 'reply' then 'daily'
    when 'comment_resolved' then 'off'
    when 'member_added' then 'off'
    when 'member_removed' then 'off'
    when 'subscription_changed' then 'now'
    when 'usage_alert' then 'now'
    when 'batch_ended' then 'off'
    when 'announcement' then 'off'
  end
$$;

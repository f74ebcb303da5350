-- Raises the version of a comment with every change.
create function private.renew_comment() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.version := old.version + 1;
  -- Replication leaves a long value out that an update did not change. A copy of the value counts as changed.
  new.body := new.body || '';
  new.anchor := new.anchor || '{}';
  return new;
end
$$;

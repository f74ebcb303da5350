create function private.renew_comment() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.version := old.version + 1;
  -- A long value that an update leaves alone is missing from what replication tells of the update. A copy of it
  -- is a new value.
  new.body := new.body || '';
  new.anchor := new.anchor || '{}';
  return new;
end
$$;

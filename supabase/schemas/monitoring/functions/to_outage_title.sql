-- The title of an outage alert, with its length in seconds.
create function monitoring.to_outage_title(began_at timestamptz, ended_at timestamptz) returns text
language sql immutable set search_path = ''
as $$
  select format('The database could not be reached for %s s',
                greatest(1, round(extract(epoch from ended_at - began_at))))
$$;

revoke execute on function monitoring.to_outage_title(timestamptz, timestamptz) from public;

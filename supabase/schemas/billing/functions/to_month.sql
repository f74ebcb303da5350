-- The first day of the month, in UTC.
create function private.to_month(moment timestamptz) returns date
language sql immutable set search_path = ''
as $$ select date_trunc('month', moment at time zone 'UTC')::date $$;

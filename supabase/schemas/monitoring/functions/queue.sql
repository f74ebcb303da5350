-- What waits for a worker at this moment: how much, and for how many seconds the oldest. The job store makes its
-- tables when its first process starts.
create function monitoring.queue(out depth integer, out oldest_seconds double precision)
language plpgsql stable security definer set search_path = ''
as $$
begin
  depth := 0;
  oldest_seconds := 0;
  if to_regclass('pgboss.job') is null then
    return;
  end if;
  select count(*), coalesce(extract(epoch from clock_timestamp() - min(job.start_after)), 0)
    into depth, oldest_seconds
    from pgboss.job as job
   where job.name = 'generation' and job.state < 'active' and job.start_after <= clock_timestamp();
end
$$;

revoke execute on function monitoring.queue() from public;
grant execute on function monitoring.queue() to service_role;

-- How many generations wait for a worker now, and for how many seconds the oldest has waited. The tables of the job
-- store exist once its first process has started.
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

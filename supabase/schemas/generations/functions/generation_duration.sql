-- How long the newest 20 generations of the installation that completed or failed took from their start, in seconds: mean
-- and standard deviation. Both are null while fewer than 3 were measured.
create function private.generation_duration(out mean double precision, out deviation double precision)
language sql stable security definer set search_path = ''
as $$
  select case when count(*) >= 3 then avg(seconds) end, case when count(*) >= 3 then stddev_samp(seconds) end
    from (select extract(epoch from finished_at - started_at)::double precision as seconds
            from public.generations
           where status in ('complete', 'failed') and started_at is not null
           order by finished_at desc
           limit 20) as newest
$$;

revoke execute on function private.generation_duration() from public;
grant execute on function private.generation_duration() to authenticated, service_role;

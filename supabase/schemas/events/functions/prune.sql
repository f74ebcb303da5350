-- Deletes the transient events of a topic and raises its `floor`. Returns how many were deleted.
create function events.prune(topic text) returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  pruned bigint;
begin
  perform 1 from events.topics as t where t.topic = prune.topic for update;
  with gone as (
    delete from events.events as e where e.topic = prune.topic and e.transient returning e.seq
  ), counted as (
    select count(*) as n, max(gone.seq) as newest from gone
  ), raised as (
    update events.topics as t set floor = greatest(t.floor, counted.newest)
      from counted where t.topic = prune.topic and counted.n > 0
  )
  select n into pruned from counted;
  return pruned;
end
$$;

revoke execute on function events.prune(text) from public;
grant execute on function events.prune(text) to service_role;

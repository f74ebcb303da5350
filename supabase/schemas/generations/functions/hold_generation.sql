-- Locks the job of a generation, then the generation, until the transaction ends: every writer locks them in this order.
-- While the lock is held no other worker can take the job. Fails with SQLSTATE HW001 when the job no longer belongs to
-- this attempt or the generation was deleted.
create function private.hold_generation(generation uuid, queue text, job uuid, attempt integer) returns void
language plpgsql set search_path = ''
as $$
begin
  perform 1 from pgboss.job as held
   where held.name = queue and held.id = job and held.state = 'active' and held.retry_count = attempt
     for update;
  if not found then
    raise exception 'the job no longer belongs to this attempt' using errcode = 'HW001';
  end if;
  perform 1 from public.generations as held where held.id = generation for update;
  if not found then
    raise exception 'the generation was deleted' using errcode = 'HW001';
  end if;
end
$$;

revoke execute on function private.hold_generation(uuid, text, uuid, integer) from public;

-- Deletes up to `most` rows of activity that are older than `before`, the oldest first. Returns how many. The worker
-- calls it again until nothing is left, so that no call holds anybody up.
create function private.delete_old_activity(before timestamptz, most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  deleted integer;
begin
  delete from public.project_activity
   where id in (select old.id from public.project_activity as old
                 where old.at < delete_old_activity.before order by old.at limit most for update skip locked);
  get diagnostics deleted = row_count;
  return deleted;
end
$$;

revoke execute on function private.delete_old_activity(timestamptz, integer) from public;
grant execute on function private.delete_old_activity(timestamptz, integer) to service_role;

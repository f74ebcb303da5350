-- Deletes an announcement from every inbox. Mail that was sent stays sent. Operators only. Returns how many people
-- had it.
create function private.withdraw_announcement(announcement uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  removed integer;
begin
  if not private.is_operator() then
    raise exception 'only operators can announce' using errcode = '42501';
  end if;
  delete from public.notifications as told
   where told.kind = 'announcement' and told.thread_key = 'announcement:' || withdraw_announcement.announcement;
  get diagnostics removed = row_count;
  return removed;
end
$$;

revoke execute on function private.withdraw_announcement(uuid) from public;
grant execute on function private.withdraw_announcement(uuid) to authenticated;

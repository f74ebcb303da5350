-- Stores a generation's new state together with the events that lead to it. The caller holds the generation's row.
--
-- `seen` is the revision that the caller has read. One more than that means that this very write was committed before and
-- its answer was lost with the connection: it is not made twice, and the function returns false. Any other revision means
-- that somebody else has written the generation: SQLSTATE HW001.
--
-- A null `new_draft` leaves the text as it is. `batch` is what `events.append_batch` takes. `trace` is the W3C header of
-- the trace that the events belong to, or null.
create function private.record_generation(
  generation uuid, seen integer, new_state jsonb, new_draft text, batch jsonb, trace text
) returns boolean
language plpgsql set search_path = ''
as $$
declare
  before public.generations;
  new_status text := new_state ->> 'status';
begin
  select * into before from public.generations as stored where stored.id = generation;
  if before.revision = seen + 1 then
    return false;
  elsif before.revision is distinct from seen then
    raise exception 'the generation was written by another' using errcode = 'HW001';
  end if;
  if trace is not null then
    perform pg_catalog.set_config('headway.traceparent', trace, true);
  end if;
  update public.generations as stored
     set state = new_state,
         status = new_status,
         error_code = new_state #>> '{error,code}',
         revision = seen + 1,
         draft = coalesce(new_draft, stored.draft),
         started_at = case when new_status = 'running' then coalesce(stored.started_at, now()) else stored.started_at end,
         finished_at = case when new_status in ('queued', 'running') then null else coalesce(stored.finished_at, now()) end
   where stored.id = generation;
  if new_status <> before.status then
    update public.contents as content set status = new_status, updated_at = now() where content.id = before.content_id;
  end if;
  perform events.append_batch('content:' || before.content_id, batch);
  return true;
end
$$;

revoke execute on function private.record_generation(uuid, integer, jsonb, text, jsonb, text) from public;

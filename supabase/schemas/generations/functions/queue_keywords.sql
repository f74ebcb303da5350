-- Puts keywords at the end of a project's queue: all of them or none. Returns how many wait afterwards.
--
-- `entries` is a list of {keyword, locale, title}; the title may be missing. `batch` is a new uuid for each list: the same
-- list sent again, after a lost answer, adds nothing.
create function public.queue_keywords(project uuid, batch uuid, entries jsonb) returns integer
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  waiting integer;
  last_place integer;
  added integer := case jsonb_typeof(entries) when 'array' then jsonb_array_length(entries) end;
begin
  perform private.change_queue(queue_keywords.project);
  select count(*), coalesce(max(queued.place), 0) into waiting, last_place
    from public.queued_keywords as queued where queued.project_id = queue_keywords.project;
  if exists (select from public.queued_keywords as queued where queued.batch = queue_keywords.batch)
     or exists (select from public.generations as started where started.batch = queue_keywords.batch)
  then
    return waiting;
  end if;
  if added is null or added = 0 or queue_keywords.batch is null then
    raise exception 'there is no keyword' using errcode = 'PT422', hint = 'invalid_keyword';
  end if;
  if waiting + added > 1000 then
    raise exception 'at most 1000 keywords wait' using errcode = 'PT422', hint = 'queue_full';
  end if;
  begin
    insert into public.queued_keywords (project_id, place, keyword, locale, title, batch, queued_by)
    select queue_keywords.project, last_place + entry.number, normalize(btrim(entry.item ->> 'keyword'), nfc),
           coalesce(entry.item ->> 'locale', 'en-US'), nullif(btrim(entry.item ->> 'title'), ''),
           queue_keywords.batch, (select auth.uid())
      from jsonb_array_elements(entries) with ordinality as entry (item, number);
  exception when check_violation or not_null_violation then
    raise exception 'a keyword, a language or a title is not valid' using errcode = 'PT422', hint = 'invalid_keyword';
  end;
  perform private.record_activity(
    queue_keywords.project, 'keywords_queued', (select auth.uid()),
    jsonb_build_object('count', added, 'keyword', (
      select queued.keyword from public.queued_keywords as queued
       where queued.project_id = queue_keywords.project and queued.place = last_place + 1), 'batch', queue_keywords.batch));
  return waiting + added;
end
$$;

revoke execute on function public.queue_keywords(uuid, uuid, jsonb) from public, anon;
grant execute on function public.queue_keywords(uuid, uuid, jsonb) to authenticated;

-- Notifies the person who requested a generation when it completes or fails, if that person is still a member of the
-- project. Generations of a list of keywords are told together: see `private.notify_of_batches`.
create function private.notify_of_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  content public.contents;
begin
  if new.batch is not null then
    return null;
  end if;
  select * into content from public.contents where id = new.content_id;
  if not found or not exists (
    select 1 from public.project_members
     where project_id = new.project_id and user_id = new.requested_by)
  then
    return null;
  end if;
  perform private.notify(
    new.requested_by,
    'generation_' || new.status,
    'generation:' || new.id,
    'content:' || new.content_id,
    jsonb_build_object('keyword', content.keyword) || case new.status
      when 'complete' then jsonb_build_object('title', left(content.title, 300), 'score', content.score, 'words', content.words)
      else jsonb_build_object('code', new.error_code, 'error', left(new.state -> 'error' ->> 'message', 500))
    end,
    new.project_id,
    new.content_id);
  return null;
end
$$;

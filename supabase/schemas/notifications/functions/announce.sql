-- Sends an announcement to every account. Operators only. Returns how many people were notified.
create function public.announce(title text, body text, path text default null) returns integer
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  announcement uuid := gen_random_uuid();
  told integer;
begin
  if not private.is_operator() then
    raise exception 'only operators can announce' using errcode = '42501';
  end if;
  if length(btrim(title)) not between 1 and 120 or length(body) > 2000 or title is null or body is null
     or path !~ '^/([^/\\]|$)' or length(path) > 500
  then
    raise exception 'an announcement needs a title of 1 to 120 characters, a text of at most 2000, and a path of this application'
      using errcode = '22023';
  end if;
  select count(*) filter (where private.notify(
           person.id, 'announcement', 'announcement:' || announcement, 'announcement:' || announcement,
           jsonb_build_object('title', btrim(title), 'body', body, 'path', path)))
    into told
    from (select id from auth.users order by id) as person;
  return told;
end
$$;

revoke execute on function public.announce(text, text, text) from public, anon;
grant execute on function public.announce(text, text, text) to authenticated;

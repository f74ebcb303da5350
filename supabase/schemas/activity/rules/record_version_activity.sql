-- Records that a person kept or restored a version of an article. A version also tells who edited the article since the
-- version before: this is recorded once an hour for each person and article. So editing costs no statement of its own.
--
-- Deferred to the commit: by then the article has the title that the version gives it.
create function private.record_version_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  article record;
  author uuid;
begin
  select content.project_id, private.to_activity_title(content.title, content.keyword) as title into article
    from public.contents as content where content.id = new.content_id;
  if not found then
    return null;
  end if;
  if tg_op = 'INSERT' and new.kind in ('automatic', 'kept', 'before_restore') then
    for author in
      select account.id from auth.users as account
       where account.id = any (new.authors)
         and not exists (
           select from public.project_activity as earlier
            where earlier.content_id = new.content_id and earlier.kind = 'article_edited'
              and earlier.actor_id = account.id and earlier.at > now() - interval '1 hour')
       order by account.id
    loop
      perform private.record_activity(
        article.project_id, 'article_edited', author, jsonb_build_object('title', article.title),
        content => new.content_id);
    end loop;
  end if;
  if (tg_op = 'INSERT' and new.kind = 'kept')
     -- an automatic version becomes one that a person keeps when it gets a name
     or (tg_op = 'UPDATE' and new.kind = 'automatic' and old.name is null and new.name is not null)
  then
    perform private.record_activity(
      article.project_id, 'version_kept', coalesce(new.named_by, new.created_by),
      jsonb_build_object('title', article.title, 'name', new.name), content => new.content_id, version => new.id);
  elsif tg_op = 'INSERT' and new.kind = 'restored' then
    perform private.record_activity(
      article.project_id, 'version_restored', new.created_by,
      jsonb_build_object('title', article.title) || coalesce(
        (select jsonb_build_object('name', version.name, 'keptAt', version.created_at)
           from public.document_versions as version where version.id = new.restored_from), '{}'),
      content => new.content_id, version => new.id);
  end if;
  return null;
end
$$;

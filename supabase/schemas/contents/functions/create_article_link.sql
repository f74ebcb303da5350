-- Creates a read-only link to an article that works for 1, 7 or 30 days. Returns its token, which is stored nowhere.
create function public.create_article_link(content uuid, days integer) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  project constant uuid := (
    select article.project_id from public.contents as article where article.id = create_article_link.content);
  token constant text := encode(extensions.gen_random_bytes(24), 'hex');
begin
  -- the lock first: a role that is taken away while this waits must count
  perform from public.projects as held where held.id = project for no key update;
  if not private.has_role(project, 'viewer') then
    raise exception 'the article does not exist' using errcode = 'PT404', hint = 'not_found';
  end if;
  if not private.has_role(project, 'editor') then
    raise exception 'only editors create links' using errcode = '42501', hint = 'role_too_low';
  end if;
  if create_article_link.days is null or create_article_link.days not in (1, 7, 30) then
    raise exception 'a link works for 1, 7 or 30 days' using errcode = 'PT422', hint = 'invalid_expiry';
  end if;
  if not exists (
    select from public.contents as article
     where article.id = create_article_link.content and article.article is not null and article.shelf <> 'trash')
  then
    raise exception 'there is no article to link to' using errcode = 'PT409', hint = 'nothing_to_share';
  end if;
  delete from public.article_links as link where link.content_id = create_article_link.content and link.expires_at <= now();
  if (select count(*) >= 20 from public.article_links as link where link.content_id = create_article_link.content) then
    raise exception 'too many links to the article' using errcode = 'PT409', hint = 'too_many_links';
  end if;
  insert into public.article_links (content_id, token_hash, created_by, expires_at)
  values (create_article_link.content, extensions.digest(token, 'sha256'), (select auth.uid()),
          now() + create_article_link.days * interval '1 day');
  return token;
end
$$;

revoke execute on function public.create_article_link(uuid, integer) from public, anon;
grant execute on function public.create_article_link(uuid, integer) to authenticated;

-- The article that a read-only link leads to, and counts that the link was opened. Null for a token that is unknown,
-- expired or withdrawn, and while the article or its project is in the trash. Only our servers call it.
create function private.open_article_link(token text) returns uuid
language sql security definer set search_path = ''
as $$
  update public.article_links as link
     set opened_count = link.opened_count + 1, last_opened_at = now()
    from public.contents as article
    join public.projects as project on project.id = article.project_id and project.trashed_at is null
   where link.token_hash = extensions.digest(open_article_link.token, 'sha256') and link.expires_at > now()
     and article.id = link.content_id and article.article is not null and article.shelf <> 'trash'
  returning link.content_id
$$;

revoke execute on function private.open_article_link(text) from public;
grant execute on function private.open_article_link(text) to service_role;

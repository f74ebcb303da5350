-- Records that a person created a read-only link to an article, or withdrew one that still worked.
create function private.record_link_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  link constant public.article_links := coalesce(new, old);
  article record;
begin
  select content.project_id, private.to_activity_title(content.title, content.keyword) as title into article
    from public.contents as content where content.id = link.content_id;
  -- deleted together with its article, or after it had expired
  if not found or (tg_op = 'DELETE' and link.expires_at <= now()) then
    return null;
  end if;
  perform private.record_activity(
    article.project_id,
    case tg_op when 'INSERT' then 'link_created' else 'link_withdrawn' end,
    private.acting_person(),
    jsonb_build_object('title', article.title, 'expiresAt', link.expires_at),
    content => link.content_id);
  return null;
end
$$;

-- Moves articles to a shelf: 'active', 'archive' or 'trash'. All of them are moved or none. Returns how many changed.
create function public.move_contents(contents uuid[], shelf text) returns integer
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  article record;
  wanted constant uuid[] := array(select distinct id from unnest(move_contents.contents) as id where id is not null);
  found_rows integer := 0;
  moving record;
  moved integer;
begin
  if move_contents.shelf is null or move_contents.shelf not in ('active', 'archive', 'trash') then
    raise exception 'there is no such shelf' using errcode = 'PT422', hint = 'unknown_shelf';
  end if;
  if cardinality(wanted) > 500 then
    raise exception 'at most 500 articles are moved at once' using errcode = 'PT422', hint = 'too_many_articles';
  end if;
  for article in
    select content.id, content.project_id, content.status from public.contents as content
     where content.id = any (wanted) order by content.id for update
  loop
    continue when not private.has_role(article.project_id, 'viewer');
    if not private.has_role(article.project_id, 'editor') then
      raise exception 'only editors move articles' using errcode = '42501', hint = 'role_too_low';
    end if;
    if move_contents.shelf = 'trash' and article.status in ('queued', 'running') then
      raise exception 'an article is still being generated' using errcode = 'PT409', hint = 'still_running';
    end if;
    found_rows := found_rows + 1;
  end loop;
  if found_rows < cardinality(wanted) then
    raise exception 'an article does not exist' using errcode = 'PT404', hint = 'article_gone';
  end if;
  for moving in
    select content.project_id, content.shelf,
           jsonb_agg(jsonb_build_object(
             'id', content.id, 'title', private.to_activity_title(content.title, content.keyword)) order by content.created_at,
                     content.id) as articles
      from public.contents as content
     where content.id = any (wanted) and content.shelf <> move_contents.shelf
     group by content.project_id, content.shelf order by content.project_id, content.shelf
  loop
    perform private.record_articles(
      moving.project_id,
      case move_contents.shelf when 'archive' then 'article_archived' when 'trash' then 'article_trashed'
                               else 'article_restored' end,
      (select auth.uid()), moving.articles, jsonb_build_object('from', moving.shelf));
  end loop;
  update public.contents as content set shelf = move_contents.shelf, shelved_at = now()
   where content.id = any (wanted) and content.shelf <> move_contents.shelf;
  get diagnostics moved = row_count;
  return moved;
end
$$;

revoke execute on function public.move_contents(uuid[], text) from public, anon;
grant execute on function public.move_contents(uuid[], text) to authenticated;

-- What stands against starting these keywords in a project: articles with the same keyword and language that are not in
-- the trash and did not fail, the same keyword in the queue, and what the plan leaves of this month.
-- Returns {known: [{number, contentId, title}], used, limit, waiting, renewsAt}. `number` is the 1-based place of the
-- keyword in the list; `contentId` is null for a keyword that waits; `limit` is null for a plan without one.
create function public.review_keywords(project uuid, keywords text[], locales text[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  found_known jsonb;
  quota record;
begin
  if not private.has_role(review_keywords.project, 'viewer') then
    raise exception 'the project does not exist' using errcode = 'PT404', hint = 'not_found';
  end if;
  if cardinality(keywords) > 1000 then
    raise exception 'at most 1000 keywords are reviewed' using errcode = 'PT422', hint = 'queue_full';
  end if;
  with existing as (
    select lower(content.keyword) as keyword, content.locale, content.id, content.title
      from public.contents as content
     where content.project_id = review_keywords.project and content.shelf <> 'trash'
       and content.status in ('queued', 'running', 'complete')
    union all
    select lower(queued.keyword), queued.locale, null, null
      from public.queued_keywords as queued where queued.project_id = review_keywords.project
  )
  select coalesce(jsonb_agg(jsonb_build_object(
           'number', known.number, 'contentId', known.id, 'title', known.title) order by known.number), '[]')
    into found_known
    from (select distinct on (entry.number) entry.number, existing.id, existing.title
            from unnest(keywords, locales) with ordinality as entry (keyword, locale, number)
            join existing on existing.keyword = lower(entry.keyword) and existing.locale = entry.locale
           order by entry.number, existing.id nulls last) as known;
  select * into quota from private.admit_generation(review_keywords.project);
  return jsonb_build_object(
    'known', found_known,
    'used', quota.used,
    'limit', quota.usage_limit,
    'waiting', (select count(*) from public.queued_keywords as queued
                 where queued.project_id = review_keywords.project),
    'renewsAt', quota.renews_at);
end
$$;

revoke execute on function public.review_keywords(uuid, text[], text[]) from public, anon;
grant execute on function public.review_keywords(uuid, text[], text[]) to authenticated;

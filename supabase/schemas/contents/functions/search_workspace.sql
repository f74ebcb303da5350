-- What the signed-in person finds by a text in all own projects: up to `most` articles, projects and people. Texts that
-- begin with it come first, then what is newer. Articles in the trash are left out.
-- Returns {articles: [{id, title, projectName}], projects: [{id, name}], people: [{id, displayName, projectId, projectName}]}.
--
-- The projects are read once. Under the policies of the tables each row would be judged before it is compared.
create function public.search_workspace(query text, most integer default 6) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  own constant uuid[] := array(select private.own_projects('viewer'));
  start constant text := regexp_replace(btrim(left(query, 200)), '([\\%_])', '\\\1', 'g') || '%';
  anywhere constant text := '%' || start;
  many constant integer := least(greatest(coalesce(most, 6), 1), 20);
begin
  if start = '%' or start is null then
    return jsonb_build_object('articles', '[]'::jsonb, 'projects', '[]'::jsonb, 'people', '[]'::jsonb);
  end if;
  return jsonb_build_object(
    'articles', (
      select coalesce(jsonb_agg(jsonb_build_object(
               'id', hit.id, 'title', coalesce(hit.title, hit.keyword), 'projectName', project.name)
               order by hit.at_start desc, hit.created_at desc, hit.id), '[]')
        from (select content.*, (coalesce(content.title, '') ilike start or content.keyword ilike start) as at_start
                from public.contents as content
               where content.project_id = any (own) and content.shelf <> 'trash'
                 and (content.title ilike anywhere or content.keyword ilike anywhere)
               order by at_start desc, content.created_at desc, content.id
               limit many) as hit
        join public.projects as project on project.id = hit.project_id),
    'projects', (
      select coalesce(jsonb_agg(jsonb_build_object('id', hit.id, 'name', hit.name)
               order by hit.at_start desc, lower(hit.name), hit.id), '[]')
        from (select project.*, project.name ilike start as at_start
                from public.projects as project
               where project.id = any (own) and project.name ilike anywhere
               order by at_start desc, lower(project.name), project.id
               limit many) as hit),
    'people', (
      select coalesce(jsonb_agg(jsonb_build_object(
               'id', hit.id, 'displayName', hit.display_name, 'projectId', hit.project_id, 'projectName', hit.name)
               order by hit.at_start desc, lower(hit.display_name), hit.id), '[]')
        from (select distinct on (profile.display_name ilike start, lower(profile.display_name), profile.id)
                     profile.id, profile.display_name, profile.display_name ilike start as at_start,
                     project.id as project_id, project.name
                from public.project_members as member
                join public.profiles as profile on profile.id = member.user_id
                join public.projects as project on project.id = member.project_id
               where member.project_id = any (own) and profile.display_name ilike anywhere
               order by profile.display_name ilike start desc, lower(profile.display_name), profile.id, project.created_at
               limit many) as hit));
end
$$;

revoke execute on function public.search_workspace(text, integer) from public, anon;
grant execute on function public.search_workspace(text, integer) to authenticated;

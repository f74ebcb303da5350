-- Records the articles that a statement deleted for good: one row for each project. Those that the worker deletes 30 days
-- after they were moved to the trash have no actor.
create function private.record_deleted_articles() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  project record;
begin
  for project in
    select gone.project_id,
           jsonb_agg(jsonb_build_object('id', gone.id, 'title', private.to_activity_title(gone.title, gone.keyword))
                     order by gone.created_at, gone.id) as articles
      from deleted as gone group by gone.project_id order by gone.project_id
  loop
    perform private.record_articles(
      project.project_id, 'article_deleted', private.acting_person(), project.articles,
      jsonb_build_object('isExpired', case when private.acting_person() is null then true end));
  end loop;
  return null;
end
$$;

-- Records one deed that was done to one or many articles of a project: one row. `articles` is a list of {id, title}. The
-- row of a single article names it as its subject; the row of many has their number and the first 10 of them.
create function private.record_articles(
  project uuid, kind text, actor uuid, articles jsonb, data jsonb default '{}'
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if jsonb_array_length(articles) = 1 then
    perform private.record_activity(
      project, kind, actor, data || jsonb_build_object('title', articles #> '{0,title}'),
      content => (articles #>> '{0,id}')::uuid);
  else
    perform private.record_activity(
      project, kind, actor,
      data || jsonb_build_object(
        'count', jsonb_array_length(articles),
        'articles', jsonb_path_query_array(articles, '$[0 to 9]')));
  end if;
end
$$;

revoke execute on function private.record_articles(uuid, text, uuid, jsonb, jsonb) from public;

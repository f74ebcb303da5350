-- Does the signed-in person hold at least this role in the project of a content?
create function private.has_content_role(content uuid, minimum text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select 1 from public.contents as article where article.id = content and private.has_role(article.project_id, minimum))
$$;

grant execute on function private.has_content_role(uuid, text) to authenticated, service_role;

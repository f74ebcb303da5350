-- Does the signed-in person hold at least this role in the project of a content?
create function private.has_content_role(content uuid, minimum text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select coalesce(
    private.role_rank(private.role_in_content(content, (select auth.uid()))) >= private.role_rank(minimum), false)
$$;

grant execute on function private.has_content_role(uuid, text) to authenticated, service_role;

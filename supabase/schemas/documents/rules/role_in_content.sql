-- The role of a person in the project of a content; null for a person who is not a member.
create function private.role_in_content(content uuid, person uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select member.role
    from public.contents as article
    join public.project_members as member using (project_id)
   where article.id = role_in_content.content and member.user_id = role_in_content.person
$$;

revoke execute on function private.role_in_content(uuid, uuid) from public;
grant execute on function private.role_in_content(uuid, uuid) to service_role;

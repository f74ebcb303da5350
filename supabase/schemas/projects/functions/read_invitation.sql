-- Returns the invitation of a link, to anybody who has the link. No row when it was accepted, withdrawn or never existed.
create function public.read_invitation(token text)
returns table (email text, role text, project_name text, invited_by text, is_expired boolean)
language sql stable security definer set search_path = ''
as $$
  select invitation.email, invitation.role, project.name, profile.display_name, invitation.expires_at <= now()
    from public.invitations as invitation
    join public.projects as project on project.id = invitation.project_id and project.trashed_at is null
    left join public.profiles as profile on profile.id = invitation.invited_by
   where invitation.token = read_invitation.token
$$;

revoke execute on function public.read_invitation(text) from public;
grant execute on function public.read_invitation(text) to anon, authenticated;

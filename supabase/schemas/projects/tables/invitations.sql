-- Invitations to projects that nobody has accepted yet. Accepting, withdrawing and declining one deletes it.
create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  -- in lower case
  email text not null check (length(email) between 3 and 254 and email = lower(btrim(email))),
  role text not null check (role in ('owner', 'editor', 'commenter', 'viewer')),
  -- The secret part of the link. Only owners of the project and the mail to the address have it.
  token text not null unique default encode(extensions.gen_random_bytes(24), 'hex'),
  -- null once the account is deleted
  invited_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  -- when the mail was handed on; null while it is due
  mailed_at timestamptz,
  unique (project_id, email)
);
create index invitations_to_mail on public.invitations (created_at) where mailed_at is null;

create trigger record_invitation_activity after insert or delete or update of token on public.invitations
for each row execute function private.record_invitation_activity();

grant select, delete on public.invitations to authenticated;
grant all on public.invitations to service_role;

alter table public.invitations enable row level security;

create policy "owners see invitations" on public.invitations
for select to authenticated using (project_id = any (array(select private.own_projects('owner'))));

create policy "owners withdraw invitations" on public.invitations
for delete to authenticated using (project_id = any (array(select private.own_projects('owner'))));

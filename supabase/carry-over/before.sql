-- What a database of the replaced migrations needs before the functions of the baseline are put into it.

drop function
  events.entity_snapshot(text), monitoring.settle_findings(jsonb), monitoring.settle(jsonb),
  monitoring.acknowledge(uuid), monitoring.resolve(uuid),
  private.role_in_content(uuid, uuid), private.tell_person(uuid, text, jsonb);

create table private.metered_stages (
  stage text primary key,
  priced text unique check (priced in ('search', 'text')),
  has_total boolean not null default false
);
insert into private.metered_stages (stage, priced, has_total) values
  ('serp-analysis', 'search', false),
  ('content-generation', 'text', false),
  ('optimization', null, true);

create table private.charged_errors (
  code text primary key
);
insert into private.charged_errors (code) values ('keyword_not_covered'), ('too_few_results'), ('too_few_pages');

-- It returns an invitation now.
drop function public.invite_member(uuid, text, text);

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

grant select, delete on public.invitations to authenticated;
grant all on public.invitations to service_role;

alter table public.invitations enable row level security;

-- Functions return its rows.
alter table public.notifications add column deleted_at timestamptz;

create table private.checkouts (
  project_id uuid primary key references public.projects (id) on delete cascade,
  plan_id text not null references public.plans (id),
  payer_email text,
  round uuid not null default gen_random_uuid(),
  opened_at timestamptz not null default now(),
  session_id text
);
grant all on private.checkouts to service_role;

-- Updates that were appended but are not valid Yjs updates. They are kept as evidence and belong to no document.
create table private.document_quarantine (
  content_id uuid not null references public.documents (content_id) on delete cascade,
  seq bigint not null,
  update bytea not null,
  user_id uuid references auth.users (id) on delete set null,
  reason text not null,
  appended_at timestamptz not null,
  quarantined_at timestamptz not null default now(),
  primary key (content_id, seq)
);

grant all on private.document_quarantine to service_role;

-- The document up to `seq`, encoded anew. Updates that the snapshot contains are deleted.
create table public.document_snapshots (
  content_id uuid primary key references public.documents (content_id) on delete cascade,
  seq bigint not null,
  state bytea not null,
  -- the authors of the updates that were compacted since the newest version
  authors uuid[] not null default '{}',
  created_at timestamptz not null default now()
);

-- People read snapshots through `read_updates`, which checks the role once and not for each row.
revoke all on public.document_snapshots from anon, authenticated;
grant all on public.document_snapshots to service_role;

alter table public.document_snapshots enable row level security;

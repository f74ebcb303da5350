create table public.document_updates (
  content_id uuid not null references public.documents (content_id) on delete cascade,
  seq bigint not null,
  update bytea not null constraint update_size check (octet_length(update) between 2 and 1048576),
  -- null once the account is deleted
  user_id uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (content_id, seq)
);

-- People read updates through `read_updates`, which checks the role once and not for each row.
revoke all on public.document_updates from anon, authenticated;
grant all on public.document_updates to service_role;

alter table public.document_updates enable row level security;

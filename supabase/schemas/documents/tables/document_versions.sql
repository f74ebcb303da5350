create table public.document_versions (
  id uuid primary key default gen_random_uuid(),
  content_id uuid not null references public.documents (content_id) on delete cascade,
  seq bigint not null,
  -- null for a version without a name
  name text constraint version_name check (length(name) <= 120 and name ~ '\S'),
  state bytea not null,
  -- the authors of the changes since the version before
  authors uuid[] not null default '{}',
  -- null for an automatic version, and once the account is deleted
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default clock_timestamp(),
  kind text not null default 'automatic'
    check (kind in ('generated', 'automatic', 'kept', 'before_restore', 'restored')),
  -- words of the article; null for a version that is older than this column
  words integer check (words >= 0),
  -- the person who gave it its name
  named_by uuid references auth.users (id) on delete set null,
  -- of a `restored` version: the version that it repeats
  restored_from uuid references public.document_versions (id) on delete set null
);
create index versions_by_document on public.document_versions (content_id, created_at desc);
create index versions_by_position on public.document_versions (content_id, seq desc, created_at desc);
create unique index one_generated_version on public.document_versions (content_id) where kind = 'generated';

create constraint trigger record_version_activity
after insert or update of name on public.document_versions
deferrable initially deferred
for each row execute function private.record_version_activity();

create constraint trigger tell_of_version
after insert or update of name on public.document_versions
deferrable initially deferred
for each row execute function private.tell_of_version();

-- Every column but `state`, which is read on the server.
revoke all on public.document_versions from anon, authenticated;
grant select
  (id, content_id, seq, name, authors, created_by, created_at, kind, words, named_by, restored_from)
  on public.document_versions to authenticated;
grant all on public.document_versions to service_role;

alter table public.document_versions enable row level security;

create policy "members see the versions of their documents" on public.document_versions
for select to authenticated using (private.has_content_role(content_id, 'viewer'));

-- Read-only links to articles for people without an account. Only the hash of a link's token is stored, so that nobody
-- who reads the database can open an article with it. Withdrawing a link deletes its row.
create table public.article_links (
  id uuid primary key default gen_random_uuid(),
  content_id uuid not null references public.contents (id) on delete cascade,
  -- SHA-256 of the token
  token_hash bytea not null unique,
  -- null once the account is deleted
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  opened_count integer not null default 0,
  last_opened_at timestamptz
);
create index article_links_by_content on public.article_links (content_id, created_at desc);

create trigger record_link_activity after insert or delete on public.article_links
for each row execute function private.record_link_activity();

revoke all on public.article_links from anon, authenticated;
grant select (id, content_id, created_by, created_at, expires_at, opened_count, last_opened_at), delete
  on public.article_links to authenticated;
grant all on public.article_links to service_role;

alter table public.article_links enable row level security;

create policy "editors see the links to their articles" on public.article_links
for select to authenticated using (private.has_content_role(content_id, 'editor'));

create policy "editors withdraw links" on public.article_links
for delete to authenticated using (private.has_content_role(content_id, 'editor'));

-- The co-edited articles. A document is a log of Yjs updates and a snapshot of the updates that were compacted away.
--
-- As in the event log, the order comes from the row of the document: an update gets its number while the lock of that
-- row is held. A higher number therefore never becomes visible before a lower one. The broadcast to the document's
-- room only saves readers time; a reader that misses one finds the update in `document_updates`. Refusals carry a
-- stable code as their hint; an error code of `PT` and three digits is the HTTP status of the answer over REST.
create table public.documents (
  content_id uuid primary key references public.contents (id) on delete cascade,
  -- changes when the log starts over: updates of an earlier epoch cannot be merged with later ones
  epoch text not null default encode(extensions.gen_random_bytes(6), 'hex'),
  -- the number of the newest update; 0 for a new document
  seq bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

revoke all on public.documents from anon, authenticated;
grant select on public.documents to authenticated;
grant all on public.documents to service_role;

alter table public.documents enable row level security;

create policy "members see their documents" on public.documents
for select to authenticated using (private.has_content_role(content_id, 'viewer'));

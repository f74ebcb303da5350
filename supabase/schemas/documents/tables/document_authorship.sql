-- Who first appended which characters: `length` characters of one Yjs client, beginning at `clock`. Filled before the
-- updates that prove it are compacted away. Characters in neither place have no known author.
create table private.document_authorship (
  content_id uuid not null references public.documents (content_id) on delete cascade,
  client bigint not null,
  clock bigint not null,
  length bigint not null check (length > 0),
  -- `generated`: by the pipeline; `restored`: this person brought it back from a version
  origin text not null check (origin in ('written', 'generated', 'restored')),
  -- null once the account is deleted
  user_id uuid references auth.users (id) on delete set null,
  primary key (content_id, client, clock)
);

grant all on private.document_authorship to service_role;

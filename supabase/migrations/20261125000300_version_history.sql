-- The history of a document: why each version was kept, who named it, how long it is, and who wrote which characters.

-- ------------------------------------------------------------------------------------------- versions

alter table public.document_versions
  add column kind text not null default 'automatic'
    check (kind in ('generated', 'automatic', 'kept', 'before_restore', 'restored')),
  -- words of the article; null where it was kept before words were counted
  add column words integer check (words >= 0),
  -- who gave it its name
  add column named_by uuid references auth.users (id) on delete set null,
  -- of a `restored` one: the version that it repeats
  add column restored_from uuid references public.document_versions (id) on delete set null;

update public.document_versions set kind = 'kept', named_by = created_by where name is not null;

-- Every document starts with what was generated. Those that still have it as their snapshot get it back from there.
insert into public.document_versions (content_id, seq, state, kind, created_at)
select snapshot.content_id, 0, snapshot.state, 'generated', document.created_at
  from public.document_snapshots as snapshot join public.documents as document using (content_id)
 where snapshot.seq = 0
   and not exists (select from public.document_versions as version
                    where version.content_id = snapshot.content_id and version.kind = 'generated');

create unique index one_generated_version on public.document_versions (content_id) where kind = 'generated';
create index versions_by_position on public.document_versions (content_id, seq desc, created_at desc);

grant select (kind, words, named_by, restored_from) on public.document_versions to authenticated;

-- ------------------------------------------------------------------------------------------ authorship

-- Who first appended which characters: those of one client of Yjs from `clock` on. Filled before the updates that say
-- it are compacted away; what is in neither is of nobody known.
create table private.document_authorship (
  content_id uuid not null references public.documents (content_id) on delete cascade,
  client bigint not null,
  clock bigint not null,
  length bigint not null check (length > 0),
  -- `generated`: by the pipeline; `restored`: brought back from a version by this person
  origin text not null check (origin in ('written', 'generated', 'restored')),
  -- null once the account is deleted
  user_id uuid references auth.users (id) on delete set null,
  primary key (content_id, client, clock)
);
grant all on private.document_authorship to service_role;

-- ------------------------------------------------------------------------------------------------ live

-- A version that was kept or named is told on `project:<id>`: the topic of a content ends with its generation.
-- Deferred to the commit, like everything that is told on a topic.
create function private.tell_of_version() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  project uuid;
begin
  select article.project_id into project from public.contents as article where article.id = new.content_id;
  if found then
    perform events.append('project:' || project, 'version',
                          jsonb_build_object('contentId', new.content_id, 'versionId', new.id));
  end if;
  return null;
end
$$;

create constraint trigger tell_of_version
after insert or update of name on public.document_versions
deferrable initially deferred
for each row execute function private.tell_of_version();

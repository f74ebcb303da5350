-- Documents: the co-edited articles. Each is a log of Yjs updates with a snapshot of what has been compacted away.
--
-- As in the event log, order comes from the document's row: its lock is held while an update gets its number, so that
-- a later number is never visible before an earlier one. The broadcast to `document:<content>` only saves readers the
-- waiting; whoever misses one finds the update here. Refusals have a stable code as their hint; `PT` and three digits
-- is the status with which REST answers.

-- ---------------------------------------------------------------------------------------------- tables

create table public.documents (
  content_id uuid primary key references public.contents (id) on delete cascade,
  -- changes when the log starts over: updates made before can't be merged with what is made after
  epoch text not null default encode(extensions.gen_random_bytes(6), 'hex'),
  -- the number of the newest update; 0 for a document as it was seeded
  seq bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table public.document_updates (
  content_id uuid not null references public.documents (content_id) on delete cascade,
  seq bigint not null,
  update bytea not null constraint update_size check (octet_length(update) between 2 and 1048576),
  -- null once the account is deleted
  user_id uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (content_id, seq)
);

-- The document up to `seq`, encoded anew. Updates that are in it are deleted.
create table public.document_snapshots (
  content_id uuid primary key references public.documents (content_id) on delete cascade,
  seq bigint not null,
  state bytea not null,
  -- who wrote what has been compacted since the newest version
  authors uuid[] not null default '{}',
  created_at timestamptz not null default now()
);

create table public.document_versions (
  id uuid primary key default gen_random_uuid(),
  content_id uuid not null references public.documents (content_id) on delete cascade,
  seq bigint not null,
  -- null for a version that was made by itself
  name text constraint version_name check (length(name) <= 120 and name ~ '\S'),
  state bytea not null,
  -- who wrote what has changed since the version before
  authors uuid[] not null default '{}',
  -- null for a version that was made by itself, and once the account is deleted
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default clock_timestamp()
);
create index versions_by_document on public.document_versions (content_id, created_at desc);

-- What was appended and is no Yjs update. Kept as evidence; part of no document.
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

-- ------------------------------------------------------------------------------------------- functions

-- The role of a person in the project of a content; null if there is none.
create function private.role_in_content(content uuid, person uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select member.role
    from public.contents as article
    join public.project_members as member using (project_id)
   where article.id = role_in_content.content and member.user_id = role_in_content.person
$$;

-- Does the signed-in person hold at least this role in the project of a content?
create function private.has_content_role(content uuid, minimum text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select coalesce(
    private.role_rank(private.role_in_content(content, (select auth.uid()))) >= private.role_rank(minimum), false)
$$;

-- Appends an update in the name of a person, who has been found to be allowed to. Returns its number.
create function private.append_update_as(content_id uuid, epoch text, bytes bytea, author uuid) returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  document public.documents;
begin
  update public.documents as d set seq = d.seq + 1, updated_at = clock_timestamp()
   where d.content_id = append_update_as.content_id
  returning d.* into document;
  if not found then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  if document.epoch is distinct from append_update_as.epoch then
    raise exception 'the document has started over since' using errcode = 'PT409', hint = 'epoch_changed';
  end if;
  insert into public.document_updates (content_id, seq, update, user_id)
  values (document.content_id, document.seq, bytes, author);
  perform realtime.send(
    jsonb_build_object(
      'epoch', document.epoch, 'seq', document.seq, 'userId', author,
      -- a Free project carries broadcasts of up to 256 KB; readers fetch what is larger
      'update', case when octet_length(bytes) <= 131072
                  then replace(encode(bytes, 'base64'), chr(10), '') end
    ),
    'update', 'document:' || document.content_id, true);
  return document.seq;
end
$$;

-- Appends an update, in base64, for an editor. Returns its number.
create function public.append_update(content_id uuid, epoch text, update text) returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  bytes bytea;
begin
  -- to whoever may not read it, it is not there
  if not private.has_content_role(append_update.content_id, 'viewer') then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  if not private.has_content_role(append_update.content_id, 'editor') then
    raise exception 'this takes the role of an editor' using errcode = '42501', hint = 'role_too_low';
  end if;
  if length(append_update.update) > 1398104 then
    raise exception 'an update has at most 1 MiB' using errcode = 'PT413', hint = 'update_too_large';
  end if;
  begin
    bytes := decode(append_update.update, 'base64');
  exception when invalid_parameter_value then
    bytes := null;
  end;
  if bytes is null or octet_length(bytes) < 2 then
    raise exception 'this is no update' using errcode = 'PT422', hint = 'update_malformed';
  end if;
  if octet_length(bytes) > 1048576 then
    raise exception 'an update has at most 1 MiB' using errcode = 'PT413', hint = 'update_too_large';
  end if;
  return private.append_update_as(
    append_update.content_id, append_update.epoch, bytes, (select auth.uid()));
end
$$;

-- What a reader that has everything up to `after` is missing: the snapshot if it is newer, and the updates that
-- follow. About 2 MB at a time: `more` says that there is a rest, to be read after the last of these.
create function public.read_updates(content_id uuid, after bigint default -1) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  page jsonb;
begin
  if not private.has_content_role(read_updates.content_id, 'viewer') then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  -- one statement, so that snapshot and updates are of one instant
  with snapshot as (
    select s.seq, s.state from public.document_snapshots as s
     where s.content_id = read_updates.content_id and s.seq > read_updates.after
  ), candidate as (
    select u.seq, u.update, u.user_id,
           sum(octet_length(u.update)) over (order by u.seq) - octet_length(u.update) as bytes_before
      from public.document_updates as u
     where u.content_id = read_updates.content_id
       and u.seq > greatest(read_updates.after, (select seq from snapshot))
     order by u.seq limit 2000
  ), tail as (
    select * from candidate where bytes_before < 2000000
  )
  select jsonb_build_object(
           'epoch', d.epoch,
           'seq', d.seq,
           'snapshot', (select jsonb_build_object('seq', snapshot.seq,
                                                  'state', replace(encode(snapshot.state, 'base64'), chr(10), ''))
                          from snapshot),
           'updates', coalesce((select jsonb_agg(jsonb_build_object(
                                         'seq', tail.seq, 'userId', tail.user_id,
                                         'update', replace(encode(tail.update, 'base64'), chr(10), ''))
                                       order by tail.seq)
                                  from tail), '[]'),
           'more', coalesce((select max(tail.seq) from tail), d.seq) < d.seq
         )
    into page
    from public.documents as d
   where d.content_id = read_updates.content_id;
  if page is null then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  return page;
end
$$;

revoke execute on function
  private.role_in_content(uuid, uuid), private.append_update_as(uuid, text, bytea, uuid)
from public;
revoke execute on function public.append_update(uuid, text, text), public.read_updates(uuid, bigint)
from public, anon;
grant execute on function public.append_update(uuid, text, text), public.read_updates(uuid, bigint)
to authenticated;
grant execute on function
  private.role_in_content(uuid, uuid), private.append_update_as(uuid, text, bytea, uuid)
to service_role;
grant execute on function private.has_content_role(uuid, text) to authenticated, service_role;

-- --------------------------------------------------------------------------------- row-level security

alter table public.documents enable row level security;
alter table public.document_updates enable row level security;
alter table public.document_snapshots enable row level security;
alter table public.document_versions enable row level security;

-- Updates and snapshots are read through `read_updates`, which judges once and not for each row.
revoke all on public.documents, public.document_updates, public.document_snapshots, public.document_versions
from anon, authenticated;
grant select on public.documents to authenticated;
grant select (id, content_id, seq, name, authors, created_by, created_at)
  on public.document_versions to authenticated;
grant all on public.documents, public.document_updates, public.document_snapshots, public.document_versions,
  private.document_quarantine to service_role;

create policy "members see their documents" on public.documents
for select to authenticated using (private.has_content_role(content_id, 'viewer'));

create policy "members see the versions of their documents" on public.document_versions
for select to authenticated using (private.has_content_role(content_id, 'viewer'));

-- ------------------------------------------------------------------------------------------- realtime

-- `document:<content>` carries updates and only the database writes to it; in `document:<content>:awareness` people
-- show each other their carets. What people may write never arrives where updates are believed.
create function private.content_of_room(topic text) returns uuid
language sql immutable set search_path = ''
as $$
  select case
    when topic ~ '^document:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:awareness)?$'
      then split_part(topic, ':', 2)::uuid
  end
$$;

grant execute on function private.content_of_room(text) to authenticated, service_role;

create policy "members enter the rooms of their documents" on realtime.messages
for select to authenticated
using (private.has_content_role(private.content_of_room(realtime.topic()), 'viewer'));

create policy "members show where they are in a document" on realtime.messages
for insert to authenticated
with check (
  extension = 'broadcast'
  and realtime.topic() like '%:awareness'
  and private.has_content_role(private.content_of_room(realtime.topic()), 'viewer')
);

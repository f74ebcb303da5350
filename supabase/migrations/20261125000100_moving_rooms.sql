-- Rooms of documents move when somebody leaves the project.
--
-- Realtime judges the policies of a private room when it is entered, and then not again before the token is renewed,
-- up to an hour later. So a room's name contains a key of its project, and the key changes in the transaction that
-- takes somebody's membership away: from that commit on nothing is sent to the rooms they are in, and they can neither
-- enter the new ones nor guess their names. Those who stay are told 'moved' in the old room, and find the new name
-- where they read the document; whoever misses that finds it with the next reading.

-- ---------------------------------------------------------------------------------------------- tables

create table private.room_keys (
  project_id uuid primary key references public.projects (id) on delete cascade,
  key text not null default encode(extensions.gen_random_bytes(16), 'hex')
);

insert into private.room_keys (project_id) select id from public.projects;

grant all on private.room_keys to service_role;

create function private.create_room_key() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.room_keys (project_id) values (new.id);
  return null;
end
$$;

create trigger create_room_key after insert on public.projects
for each row execute function private.create_room_key();

-- -------------------------------------------------------------------------------------------- moving

create function private.to_document_room(content uuid, key text) returns text
language sql immutable set search_path = ''
as $$ select 'document:' || content || ':' || key $$;

-- Moves the rooms of every project that somebody does not belong to any more. A lower role moves nothing: the lowest
-- may still read, and show where it is.
create function private.move_rooms() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  left_project uuid;
  old_key text;
begin
  for left_project in
    select distinct member.project_id from before as member
     where not exists (
       select from public.project_members as still
        where still.project_id = member.project_id and still.user_id = member.user_id)
     order by member.project_id
  loop
    -- waits for updates that are being appended; those that come later wait for this commit, and then see the new key
    select room.key into old_key from private.room_keys as room where room.project_id = left_project for update;
    continue when not found;
    update private.room_keys set key = default where project_id = left_project;
    -- one message per document that may be open: a page of one that is older looks for itself every few seconds
    perform realtime.send('{}', 'moved', private.to_document_room(recent.content_id, old_key), true)
       from (select document.content_id
               from public.documents as document
               join public.contents as content on content.id = document.content_id
              where content.project_id = left_project
              order by document.updated_at desc limit 100) as recent;
  end loop;
  return null;
end
$$;

create trigger move_rooms_after_delete after delete on public.project_members
referencing old table as before for each statement execute function private.move_rooms();

create trigger move_rooms_after_update after update on public.project_members
referencing old table as before for each statement execute function private.move_rooms();

-- The room that carries the updates of a document. Until the end of the transaction nobody can be removed from the
-- project; who was removed before is seen to be.
create function private.hold_document_room(content uuid) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  room text;
begin
  select private.to_document_room(article.id, room_key.key) into room
    from public.contents as article
    join private.room_keys as room_key using (project_id)
   where article.id = hold_document_room.content
     for share of room_key;
  return room;
end
$$;

-- Is this the current name of a document's room, and is the document for the signed-in person? In plpgsql, which keeps
-- its plans: Realtime may ask for everyone again and again.
create function private.may_enter_document_room(topic text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if topic !~ '^document:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{32}(:awareness)?$' or topic is null then
    return false;
  end if;
  return exists (
    select from public.contents as article
      join private.room_keys as room using (project_id)
      join public.project_members as member using (project_id)
     where article.id = split_part(topic, ':', 2)::uuid
       and room.key = split_part(topic, ':', 3)
       and member.user_id = (select auth.uid())
  );
end
$$;

revoke execute on function private.hold_document_room(uuid), private.to_document_room(uuid, text) from public;
grant execute on function private.hold_document_room(uuid), private.to_document_room(uuid, text) to service_role;
grant execute on function private.may_enter_document_room(text) to authenticated, service_role;

-- --------------------------------------------------------------------------- appending and reading

-- As before, and broadcasts to the room of now.
create or replace function private.append_update_as(content_id uuid, epoch text, bytes bytea, author uuid)
returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  room constant text := private.hold_document_room(append_update_as.content_id);
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
    'update', room, true);
  return document.seq;
end
$$;

-- As before, and judges nobody by a membership that is just being taken away.
create or replace function public.append_update(content_id uuid, epoch text, update text) returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  bytes bytea;
begin
  perform private.hold_document_room(append_update.content_id);
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

-- As before, and says in which room the document's updates are told.
create or replace function public.read_updates(content_id uuid, after bigint default -1) returns jsonb
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
           'room', private.to_document_room(d.content_id, room.key),
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
    join public.contents as article on article.id = d.content_id
    join private.room_keys as room on room.project_id = article.project_id
   where d.content_id = read_updates.content_id;
  if page is null then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  return page;
end
$$;

-- --------------------------------------------------------------------------------------------- speed

-- As before, in plpgsql: a function in SQL that is not inlined is planned anew for each statement, which took most of the
-- time of judging a policy.
create or replace function private.has_role(project uuid, minimum text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select 1
      from public.project_members as member
     where member.project_id = project
       and member.user_id = (select auth.uid())
       and private.role_rank(member.role) >= private.role_rank(minimum)
  );
end
$$;

-- ------------------------------------------------------------------------------------------- realtime

-- `document:<content>:<key>` carries updates and only the database writes to it; in the room of that name with
-- `:awareness` after it people show each other their carets. What people may write never arrives where updates are
-- believed.
drop policy "members enter the rooms of their documents" on realtime.messages;
drop policy "members show where they are in a document" on realtime.messages;
drop function private.content_of_room(text);

create policy "members enter the rooms of their documents" on realtime.messages
for select to authenticated using (private.may_enter_document_room(realtime.topic()));

create policy "members show where they are in a document" on realtime.messages
for insert to authenticated
with check (
  extension = 'broadcast'
  and realtime.topic() like '%:awareness'
  and private.may_enter_document_room(realtime.topic())
);

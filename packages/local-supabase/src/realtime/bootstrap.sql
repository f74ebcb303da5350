-- What Realtime needs in a database: messages and the functions that send them, the publications it streams from,
-- and the functions with which the server asks what a role may see. Safe to run again.

create schema if not exists realtime;
grant usage on schema realtime to anon, authenticated, service_role;

-- -------------------------------------------------------------------------------------------- messages

-- One row per broadcast sent from the database or kept for replay. Policies on this table decide who may read from
-- and write to a private channel. Supabase partitions it by day; here old rows are deleted instead, so that no
-- partition can be missing.
create table if not exists realtime.messages (
  topic text not null,
  extension text not null,
  payload jsonb,
  event text,
  private boolean default false,
  updated_at timestamp not null default timezone('utc', now()),
  inserted_at timestamp not null default timezone('utc', now()),
  id uuid not null default gen_random_uuid(),
  binary_payload bytea,
  -- when a message kept with a time to live stops being replayed
  expires_at timestamp,
  primary key (id, inserted_at),
  constraint messages_payload_exclusive check (payload is null or binary_payload is null)
);
create index if not exists messages_inserted_at_topic_index on realtime.messages (inserted_at desc, topic)
  where extension = 'broadcast' and private;
alter table realtime.messages enable row level security;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;

-- The topic of the channel that is being judged, or that is being sent to.
create or replace function realtime.topic() returns text language sql stable
as $$ select nullif(current_setting('realtime.topic', true), '') $$;

create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
returns void language plpgsql
as $$
declare
  message_id constant uuid := gen_random_uuid();
begin
  perform set_config('realtime.topic', topic, true);
  insert into realtime.messages (id, payload, event, topic, private, extension)
  values (
    message_id,
    case
      when jsonb_typeof(payload) = 'object' then jsonb_build_object('id', message_id) || payload
      else payload
    end,
    event, topic, private, 'broadcast'
  );
exception
  -- a message that cannot be sent must not undo the change it tells of
  when others then
    raise warning 'realtime.send to topic "%" failed: %', topic, sqlerrm;
end
$$;

create or replace function realtime.send_binary(payload bytea, event text, topic text, private boolean default true)
returns void language plpgsql
as $$
begin
  perform set_config('realtime.topic', topic, true);
  insert into realtime.messages (binary_payload, event, topic, private, extension)
  values (payload, event, topic, private, 'broadcast');
exception
  when others then
    raise warning 'realtime.send_binary to topic "%" failed: %', topic, sqlerrm;
end
$$;

-- For row triggers: tells a topic what changed.
create or replace function realtime.broadcast_changes(
  topic_name text,
  event_name text,
  operation text,
  table_name text,
  table_schema text,
  new record,
  old record,
  level text default 'ROW'
)
returns void language plpgsql
as $$
begin
  if level is distinct from 'ROW' then
    raise exception 'realtime.broadcast_changes works in a trigger for each row, not for each statement';
  end if;
  if operation is null or operation not in ('INSERT', 'UPDATE', 'DELETE') then
    raise exception 'realtime.broadcast_changes knows no operation %', operation;
  end if;
  perform realtime.send(
    jsonb_build_object(
      'schema', table_schema, 'table', table_name, 'operation', operation, 'record', new, 'old_record', old
    ),
    event_name,
    topic_name
  );
end
$$;

-- ---------------------------------------------------------------------------------------- publications

do $$
begin
  if not exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
  end if;
  if not exists (
    select from pg_catalog.pg_publication where pubname = 'supabase_realtime_messages_publication'
  ) then
    create publication supabase_realtime_messages_publication for table realtime.messages
      with (publish = 'insert');
  end if;
end
$$;

-- ------------------------------------------------------------------------------ what the server asks

-- Takes on a role and its claims until the end of the transaction or of the surrounding block with an exception
-- clause.
create or replace function realtime.act_as(role_name text, claims jsonb) returns void language plpgsql
as $$
begin
  perform set_config('request.jwt.claims', claims::text, true);
  perform set_config('request.jwt.claim.sub', coalesce(claims ->> 'sub', ''), true);
  perform set_config('request.jwt.claim.role', role_name, true);
  perform set_config('request.jwt.claim.email', coalesce(claims ->> 'email', ''), true);
  perform set_config('role', role_name, true);
end
$$;

drop function if exists realtime.topic_permissions(text, text, jsonb);

-- What may each of these roles do in the private channel of its topic? Judged by the policies on realtime.messages: may
-- it read a message of the channel, may it add one. Whatever is tried is undone.
create or replace function realtime.topic_permissions(topics text[], roles text[], claims jsonb[])
returns table (asker integer, extension text, can_read boolean, can_write boolean, problem text) language plpgsql
as $$
declare
  probes jsonb;
  question record;
  probe uuid;
  violated text;
begin
  -- nothing remains, so nothing needs to reach the disk
  perform set_config('synchronous_commit', 'off', true);
  -- one message of each kind for each topic, however many ask about it
  with asked as (
    select distinct topic, kind
      from unnest(topics) as topic, unnest(array['broadcast', 'presence']) as kind
  ), added as (
    insert into realtime.messages as message (topic, extension) select topic, kind from asked
    returning message.id, message.topic, message.extension
  )
  select jsonb_object_agg(added.extension || ' ' || added.topic, added.id) into probes from added;
  for question in
    select asked.*, (probes ->> ('broadcast ' || asked.topic))::uuid as broadcast,
           (probes ->> ('presence ' || asked.topic))::uuid as presence
      from unnest(topics, roles, claims) with ordinality as asked (topic, role, claims, position)
  loop
    asker := question.position - 1;
    begin
      perform set_config('realtime.topic', question.topic, true);
      perform realtime.act_as(question.role, question.claims);
      foreach extension in array array['broadcast', 'presence'] loop
        can_read := false;
        can_write := false;
        problem := null;
        probe := case extension when 'broadcast' then question.broadcast else question.presence end;
        begin
          can_read := exists (select from realtime.messages as message where message.id = probe);
        exception
          when others then problem := sqlerrm;
        end;
        begin
          -- what the policies let through then fails at a constraint, so that nothing is written
          insert into realtime.messages (topic, extension, payload, binary_payload)
          values (question.topic, extension, '{}', '');
        exception
          when check_violation then
            get stacked diagnostics violated = constraint_name;
            can_write := violated = 'messages_payload_exclusive';
          when insufficient_privilege then null;
          when others then problem := coalesce(problem, sqlerrm);
        end;
        return next;
      end loop;
      raise sqlstate 'RT000';
    exception
      -- gives the role back
      when sqlstate 'RT000' then null;
    end;
  end loop;
  raise sqlstate 'RT001';
exception
  -- takes the messages back
  when sqlstate 'RT001' then null;
end
$$;

-- Which rows can each of these readers see? `statement` is a prepared statement of the session that takes the keys
-- of the rows as JSON and returns the positions of those it finds.
create or replace function realtime.rows_seen_by(statement text, keys jsonb, roles text[], claims jsonb[])
returns table (reader integer, positions integer[], problem text) language plpgsql
as $$
begin
  for index in 1 .. cardinality(roles) loop
    reader := index - 1;
    positions := '{}';
    problem := null;
    begin
      perform realtime.act_as(roles[index], claims[index]);
      execute format('execute %I(%L)', statement, keys) into positions;
      perform set_config('role', 'none', true);
    exception
      when others then
        positions := '{}';
        problem := sqlerrm;
    end;
    return next;
  end loop;
end
$$;

-- A value as JSON, the way to_jsonb writes it; bytea as hexadecimal digits.
create or replace function realtime.cast(val text, type_ regtype) returns jsonb language plpgsql stable
as $$
declare
  result jsonb;
begin
  if type_ = 'bytea'::regtype then
    return to_jsonb(ltrim(val, '\x'));
  end if;
  execute format('select to_jsonb(%L::%s)', val, type_) into result;
  return result;
end
$$;

-- Does `value` of this type satisfy a condition of a filter?
create or replace function realtime.satisfies(
  value text, type_ regtype, operator text, operand text, negated boolean
)
returns boolean language plpgsql stable
as $$
declare
  symbol constant text := case operator
    when 'eq' then '=' when 'neq' then '<>' when 'lt' then '<' when 'lte' then '<=' when 'gt' then '>'
    when 'gte' then '>=' when 'in' then '= any' when 'like' then 'like' when 'ilike' then 'ilike'
    when 'match' then '~' when 'imatch' then '~*' when 'isdistinct' then 'is distinct from' when 'is' then 'is'
  end;
  operand_type constant text := case operator when 'in' then format('%s[]', type_) else type_::text end;
  result boolean;
begin
  if operator = 'is' then
    if operand not in ('null', 'true', 'false', 'unknown') then
      raise exception 'the operand of "is" must be null, true, false or unknown';
    end if;
    execute format('select %L::%s is %s', value, type_, operand) into result;
  else
    execute format('select %L::%s %s (%L::%s)', value, type_, symbol, operand, operand_type) into result;
  end if;
  return coalesce(case when negated then not result else result end, false);
exception
  when others then
    -- asked about null, this is a test of the operand; else the row just does not satisfy it
    if value is null then
      raise;
    end if;
    return false;
end
$$;

-- An operand in the form in which Postgres writes values of the type, one element per value of a list. Fails where
-- the type has no such operator or the operand is no such value.
create or replace function realtime.operands(type_ regtype, operator text, operand text)
returns text[] language plpgsql stable
as $$
declare
  result text[];
begin
  perform realtime.satisfies(null, type_, operator, operand, false);
  if operator = 'in' then
    execute format(
      'select array(select case when value is not null then format(''%%s'', value) end from unnest(%L::%s[]) as value)',
      operand, type_
    ) into result;
  elsif operator in ('match', 'imatch') then
    perform '' ~ operand;
    result := array[operand];
  elsif operator = 'is' then
    result := array[operand];
  else
    execute format('select array[format(''%%s'', %L::%s)]', operand, type_) into result;
  end if;
  return result;
end
$$;

revoke execute on function
  realtime.act_as(text, jsonb),
  realtime.topic_permissions(text[], text[], jsonb[]),
  realtime.rows_seen_by(text, jsonb, text[], jsonb[]),
  realtime.operands(regtype, text, text)
from public;

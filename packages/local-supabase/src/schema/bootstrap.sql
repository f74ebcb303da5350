-- What a Supabase project has before its first migration: the roles of the API and the schema for extensions.
-- Safe to run again.

do $$
declare
  role record;
begin
  for role in
    select * from (values
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit bypassrls'),
      ('authenticator', 'nologin noinherit'),
      ('supabase_admin', 'nologin superuser'),
      ('supabase_auth_admin', 'nologin noinherit createrole'),
      ('supabase_realtime_admin', 'nologin noinherit'),
      ('dashboard_user', 'nologin createrole createdb replication')
    ) as wanted (name, options)
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = role.name) then
      execute format('create role %I %s', role.name, role.options);
    end if;
  end loop;
end
$$;

grant anon, authenticated, service_role to authenticator, postgres;

-- REST logs in as authenticator, which may become the roles of the API and no others. The timeouts are Supabase's.
alter role authenticator login password 'postgres';
alter role authenticator set statement_timeout to '8s';
alter role authenticator set lock_timeout to '8s';
alter role anon set statement_timeout to '3s';
alter role authenticated set statement_timeout to '8s';

create schema if not exists extensions;
grant usage on schema extensions to anon, authenticated, service_role;
create extension if not exists pgcrypto with schema extensions;
alter default privileges in schema extensions grant execute on functions to anon, authenticated, service_role;
grant execute on all functions in schema extensions to anon, authenticated, service_role;

grant usage on schema public to anon, authenticated, service_role;
-- As in every project since October 2026, a new table is exposed to nobody: migrations grant what they mean.

do $$
begin
  execute format('alter database %I set search_path to "$user", public, extensions', current_database());
end
$$;

create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (
  version text primary key,
  statements text[],
  name text
);

-- Tells REST that the schema has changed, when the change is committed.
create or replace function extensions.pgrst_ddl_watch() returns event_trigger language plpgsql
as $$
begin
  if exists (
    select from pg_event_trigger_ddl_commands()
     where schema_name is distinct from 'pg_temp' and command_tag not in ('ALTER DEFAULT PRIVILEGES', 'COMMENT')
  ) then
    notify pgrst, 'reload schema';
  end if;
end
$$;

create or replace function extensions.pgrst_drop_watch() returns event_trigger language plpgsql
as $$
begin
  if exists (select from pg_event_trigger_dropped_objects() where not is_temporary) then
    notify pgrst, 'reload schema';
  end if;
end
$$;

do $$
begin
  if not exists (select from pg_event_trigger where evtname = 'pgrst_ddl_watch') then
    create event trigger pgrst_ddl_watch on ddl_command_end execute function extensions.pgrst_ddl_watch();
  end if;
  if not exists (select from pg_event_trigger where evtname = 'pgrst_drop_watch') then
    create event trigger pgrst_drop_watch on sql_drop execute function extensions.pgrst_drop_watch();
  end if;
end
$$;

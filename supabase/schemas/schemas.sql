-- The schemas of this database. Only `public` is exposed over REST.
--
-- `private` holds what policies and triggers rely on. Its functions that read tables are `security definer` with an
-- empty search path, so that a policy can read `project_members` without running the policies of that table again.

-- A function can be created before the tables that its body names.
set check_function_bodies = off;

create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;

create schema private;
grant usage on schema private to anon, authenticated, service_role;

create schema events;
grant usage on schema events to authenticated, service_role;

create schema monitoring;
grant usage on schema monitoring to authenticated, service_role;

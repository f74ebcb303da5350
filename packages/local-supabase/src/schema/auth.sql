-- What policies rely on in `auth`, reading the claims the way Supabase does: from one setting per claim, or from
-- all of them as one document. Safe to run again.

grant usage on schema auth to anon, authenticated, service_role;

create or replace function auth.jwt() returns jsonb language sql stable
as $$
  select coalesce(nullif(current_setting('request.jwt.claim', true), ''),
                  nullif(current_setting('request.jwt.claims', true), ''))::jsonb
$$;

create or replace function auth.uid() returns uuid language sql stable
as $$
  select coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''),
                  nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
$$;

create or replace function auth.role() returns text language sql stable
as $$
  select coalesce(nullif(current_setting('request.jwt.claim.role', true), ''),
                  nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role')
$$;

create or replace function auth.email() returns text language sql stable
as $$
  select coalesce(nullif(current_setting('request.jwt.claim.email', true), ''),
                  nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email')
$$;

grant execute on function auth.jwt(), auth.uid(), auth.role(), auth.email() to anon, authenticated, service_role;

-- One server can hold the users of many projects, of which this is the only one. Seeds written for Supabase name it.
alter table auth.users add column if not exists instance_id uuid default '00000000-0000-0000-0000-000000000000';

-- How each session was begun: the claim `amr` of its tokens.
create table if not exists auth.mfa_amr_claims (
  id uuid primary key,
  session_id uuid not null references auth.sessions (id) on delete cascade,
  authentication_method text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (session_id, authentication_method)
);

-- An anonymous user who has confirmed an address is a permanent one.
create or replace function auth.end_anonymity() returns trigger language plpgsql set search_path to ''
as $$
begin
  if new.is_anonymous and coalesce(new.email, new.phone, '') <> '' then
    new.is_anonymous := false;
  end if;
  return new;
end
$$;

create or replace trigger end_anonymity before update of email, phone on auth.users
for each row execute function auth.end_anonymity();

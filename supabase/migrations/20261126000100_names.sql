-- A name is one line that can be seen, and turns nothing around that stands beside it.

create or replace function private.is_visible(said text) returns boolean
language sql immutable set search_path = ''
as $$
  select said ~ '[^\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]'
$$;

-- Without control characters, ends of lines and marks of direction.
create function private.to_line(said text) returns text
language sql immutable set search_path = ''
as $$
  select btrim(regexp_replace(said, '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+', ' ', 'g'))
$$;

create function private.is_name(said text) returns boolean
language sql immutable set search_path = ''
as $$
  select private.is_visible(said) and btrim(said) = private.to_line(said)
$$;

create or replace function private.create_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  named text := private.to_line(left(btrim(new.raw_user_meta_data ->> 'display_name'), 80));
  addressed text := left(split_part(coalesce(new.email, ''), '@', 1), 80);
begin
  insert into public.profiles (id, display_name)
  values (
    new.id,
    case when private.is_name(named) then named when private.is_name(addressed) then addressed else 'Someone' end
  )
  on conflict (id) do nothing;
  return new;
end
$$;

update public.profiles
   set display_name = case when private.is_name(private.to_line(display_name))
                        then private.to_line(display_name) else 'Someone' end
 where not private.is_name(display_name);
update public.projects
   set name = case when private.is_name(private.to_line(name)) then private.to_line(name) else 'Project' end
 where not private.is_name(name);
alter table public.profiles add constraint display_name_is_name check (private.is_name(display_name));
alter table public.projects add constraint name_is_name check (private.is_name(name));

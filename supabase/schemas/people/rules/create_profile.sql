-- Gives a new account a profile, named after the name it signed up with here (`display_name`) or at a provider such as
-- GitHub (`full_name`), else after its address. People can change the name.
create function private.create_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  named text := private.to_line(
    left(btrim(coalesce(new.raw_user_meta_data ->> 'display_name', new.raw_user_meta_data ->> 'full_name')), 80)
  );
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

-- The person who does what this transaction does: the signed-in person, or the one for whom our server acts, which it
-- says with `set_config('headway.actor', <id>, true)`. Null when no person does it.
create function private.acting_person() returns uuid
language sql stable set search_path = ''
as $$ select coalesce(auth.uid(), nullif(current_setting('headway.actor', true), '')::uuid) $$;

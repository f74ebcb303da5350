-- An article as the activity names it: by its title, and before it has one by its keyword.
create function private.to_activity_title(title text, keyword text) returns text
language sql immutable set search_path = ''
as $$ select left(coalesce(title, keyword), 200) $$;

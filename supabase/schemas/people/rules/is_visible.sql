-- Does a text contain a character that leaves a mark on the page? Spaces, joiners, marks of direction and fillers do
-- not.
create function private.is_visible(said text) returns boolean
language sql immutable set search_path = ''
as $$
  select said ~ '[^\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]'
$$;

-- A text as one line: without control characters, line breaks and marks of direction.
create function private.to_line(said text) returns text
language sql immutable set search_path = ''
as $$
  select btrim(regexp_replace(said, '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+', ' ', 'g'))
$$;

-- A content that is deleted while it is generated counts like a cancelled generation.
create function private.meter_deleted_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.meter_generation(old, 0, not private.has_begun_writing(old.id));
  return old;
end
$$;

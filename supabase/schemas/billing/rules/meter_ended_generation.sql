-- Enters the usage of a generation that has ended. A cancelled generation, or one that failed through our fault, is
-- taken off the count: see `private.charged_errors`.
create function private.meter_ended_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.meter_generation(
    new,
    case new.status when 'complete'
      then coalesce((select words from public.contents where id = new.content_id), 0) else 0 end,
    case new.status
      when 'failed' then not exists (select from private.charged_errors where code = new.error_code)
      when 'cancelled' then not private.has_begun_writing(new.id)
      else false
    end);
  return null;
end
$$;

create function private.meter_ended_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.meter_generation(
    new,
    case new.status when 'complete'
      then coalesce((select words from public.contents where id = new.content_id), 0) else 0 end,
    case new.status
      when 'failed' then new.error_code not in ('keyword_not_covered', 'too_few_results', 'too_few_pages')
      when 'cancelled' then not private.has_begun_writing(new.id)
      else false
    end);
  return null;
end
$$;

-- Counts a generation from its request.
create function private.count_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.usage as usage (project_id, month, generations)
  values (new.project_id, private.to_month(new.created_at), 1)
  on conflict (project_id, month) do update set generations = usage.generations + 1, updated_at = now();
  return null;
end
$$;

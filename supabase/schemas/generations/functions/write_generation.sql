-- What a worker writes up to ten times a second, in one statement: `hold_generation`, then `record_generation`.
create function private.write_generation(
  generation uuid, queue text, job uuid, attempt integer,
  seen integer, new_state jsonb, new_draft text, batch jsonb, trace text
) returns boolean
language plpgsql set search_path = ''
as $$
begin
  perform private.hold_generation(generation, queue, job, attempt);
  return private.record_generation(generation, seen, new_state, new_draft, batch, trace);
end
$$;

revoke execute on function
  private.write_generation(uuid, text, uuid, integer, integer, jsonb, text, jsonb, text) from public;

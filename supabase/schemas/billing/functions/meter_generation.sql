-- Adds what a generation used to the month of its request. `given_back` takes the generation off the count.
create function private.meter_generation(generation public.generations, words bigint, given_back boolean)
returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  used record;
begin
  select * into used from private.usage_of_generation(generation.id);
  update public.usage as entry
     set generations = greatest(0, entry.generations - given_back::integer),
         words = entry.words + words,
         input_tokens = entry.input_tokens + used.input_tokens,
         output_tokens = entry.output_tokens + used.output_tokens,
         search_calls = entry.search_calls + used.search_calls,
         cost_micros = entry.cost_micros + coalesce(used.cost_micros, 0),
         unpriced = entry.unpriced + (used.cost_micros is null)::integer,
         updated_at = now()
   where entry.project_id = generation.project_id and entry.month = private.to_month(generation.created_at);
end
$$;

revoke execute on function private.meter_generation(public.generations, bigint, boolean) from public;

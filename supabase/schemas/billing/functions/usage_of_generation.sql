-- What a generation has used of its providers, as far as its stages have handed over: the sum from the stage that has
-- the total, before that stage the usage of each. `cost_micros` is null when a price is missing.
create function private.usage_of_generation(
  generation uuid, out search_calls bigint, out input_tokens bigint, out output_tokens bigint,
  out cost_micros bigint
)
language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  whole jsonb;
  search_price private.provider_prices;
  text_price private.provider_prices;
begin
  select stored.output -> 'article' -> 'usage' into whole
    from private.stage_outputs as stored join private.metered_stages as metered using (stage)
   where stored.generation_id = generation and metered.has_total;
  select coalesce(sum((part ->> 'searchCalls')::bigint), 0), coalesce(sum((part ->> 'inputTokens')::bigint), 0),
         coalesce(sum((part ->> 'outputTokens')::bigint), 0)
    into search_calls, input_tokens, output_tokens
    from (select whole as part where whole is not null
          union all
          select stored.output -> 'usage' from private.stage_outputs as stored
           where stored.generation_id = generation and whole is null) as parts;
  search_price := private.price_in_generation(generation, 'search');
  text_price := private.price_in_generation(generation, 'text');
  -- no price is needed for what was not used
  cost_micros := ceil(
    case when search_calls = 0 then 0 else search_calls * search_price.per_search end
    + case when input_tokens + output_tokens = 0 then 0
      else (input_tokens * text_price.per_million_input_tokens
            + output_tokens * text_price.per_million_output_tokens) / 1000000 end);
end
$$;

revoke execute on function private.usage_of_generation(uuid) from public;

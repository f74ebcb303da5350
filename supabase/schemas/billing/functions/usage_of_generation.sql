-- What a generation has used of its providers, as far as its stages have handed over: the last stage's article has
-- the sum, before it each stage has its own.
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
  write_price private.provider_prices;
begin
  select output -> 'article' -> 'usage' into whole from private.stage_outputs as stored
   where stored.generation_id = generation and stored.stage = 'optimization';
  select coalesce(sum((part ->> 'searchCalls')::bigint), 0), coalesce(sum((part ->> 'inputTokens')::bigint), 0),
         coalesce(sum((part ->> 'outputTokens')::bigint), 0)
    into search_calls, input_tokens, output_tokens
    from (select whole as part where whole is not null
          union all
          select stored.output -> 'usage' from private.stage_outputs as stored
           where stored.generation_id = generation and whole is null) as parts;
  select price.* into search_price from private.provider_prices as price
    join public.generation_stages as stage on stage.provider = price.provider
   where stage.generation_id = generation and stage.stage = 'serp-analysis';
  select price.* into write_price from private.provider_prices as price
    join public.generation_stages as stage on stage.provider = price.provider
   where stage.generation_id = generation and stage.stage = 'content-generation';
  -- what was not used has no price to want
  cost_micros := ceil(
    case when search_calls = 0 then 0 else search_calls * search_price.per_search end
    + case when input_tokens + output_tokens = 0 then 0
      else (input_tokens * write_price.per_million_input_tokens
            + output_tokens * write_price.per_million_output_tokens) / 1000000 end);
end
$$;

revoke execute on function private.usage_of_generation(uuid) from public;

-- The prices of the provider that did the stage of a generation which is paid for this: `search` or `text`. Null when
-- the stage was not begun or its provider has no prices.
create function private.price_in_generation(generation uuid, priced text) returns private.provider_prices
language sql stable security definer set search_path = ''
as $$
  select price
    from public.generation_stages as done
    join private.metered_stages as metered using (stage)
    join private.provider_prices as price using (provider)
   where done.generation_id = price_in_generation.generation and metered.priced = price_in_generation.priced
$$;

revoke execute on function private.price_in_generation(uuid, text) from public;

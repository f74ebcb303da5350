-- What providers charge, in millionths of a US dollar, by the name in `generation_stages.provider`. Providers that run
-- on this installation cost nothing; operators enter the prices of the others.
create table private.provider_prices (
  provider text primary key,
  per_search numeric not null default 0,
  per_million_input_tokens numeric not null default 0,
  per_million_output_tokens numeric not null default 0
);
insert into private.provider_prices (provider) values ('offline-library'), ('extractive'), ('searxng');

grant all on private.provider_prices to service_role;

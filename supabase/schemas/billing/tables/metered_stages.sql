-- The stages whose outputs say what a generation used of its providers (`usage` in `private.stage_outputs`).
-- A stage without a row here adds its own usage and needs no price.
create table private.metered_stages (
  stage text primary key,
  -- the part of the usage that the provider of this stage is paid for: `search` for its search calls, `text` for its
  -- tokens, which also says that the article is being written
  priced text unique check (priced in ('search', 'text')),
  -- whether its article contains the usage of the whole generation
  has_total boolean not null default false
);
insert into private.metered_stages (stage, priced, has_total) values
  ('serp-analysis', 'search', false),
  ('content-generation', 'text', false),
  ('optimization', null, true);

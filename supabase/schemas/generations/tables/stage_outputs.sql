-- The output of each finished stage. Another worker continues a generation from here. The outputs contain the text of
-- fetched pages, so only the worker reads them.
create table private.stage_outputs (
  generation_id uuid not null references public.generations (id) on delete cascade,
  stage text not null,
  output jsonb not null,
  primary key (generation_id, stage)
);

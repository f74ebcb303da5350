-- A generation that is queued does not know its providers yet: its estimates are those of whichever did each stage
-- last.
create index latest_stage_durations on public.generation_stages (stage, finished_at desc) where status = 'complete';

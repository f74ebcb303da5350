-- The queue of a project: its keywords whose articles are not started yet. A project has a row from its first keyword on.
create table public.generation_queues (
  project_id uuid primary key references public.projects (id) on delete cascade,
  -- a person paused it: nothing is started, what runs goes on
  paused boolean not null default false,
  -- the code of the refusal because of which the worker starts nothing; null while it does
  halted_by text check (halted_by in ('usage_limit_reached')),
  -- raised by every change
  revision integer not null default 0
);

create constraint trigger tell_of_queue
after insert or update on public.generation_queues
deferrable initially deferred
for each row execute function private.tell_of_queue();

create trigger record_queue_activity after update of paused on public.generation_queues
for each row when (old.paused <> new.paused) execute function private.record_queue_activity();

grant select on public.generation_queues to authenticated;
grant all on public.generation_queues to service_role;

alter table public.generation_queues enable row level security;

create policy "members see their queue" on public.generation_queues
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));

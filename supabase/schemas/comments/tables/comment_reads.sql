-- How far each person has read each thread.
create table public.comment_reads (
  user_id uuid not null references auth.users (id) on delete cascade,
  thread_id uuid not null references public.project_comments (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  position integer not null,
  primary key (user_id, thread_id)
);
create index comment_reads_by_project on public.comment_reads (project_id, user_id);

alter publication supabase_realtime add table public.comment_reads;

revoke all on public.comment_reads from anon, authenticated;
grant select on public.comment_reads to authenticated;
grant all on public.comment_reads to service_role;

alter table public.comment_reads enable row level security;

create policy "people see what they have read" on public.comment_reads
for select to authenticated
using (user_id = (select auth.uid()) and project_id = any (array(select private.own_projects('viewer'))));

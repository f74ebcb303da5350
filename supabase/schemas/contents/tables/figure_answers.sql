-- People who answer for a figure of an article that is on no cited page. An answer is about one sentence: when the
-- sentence changes, no answer fits any more.
create table public.figure_answers (
  id uuid primary key default gen_random_uuid(),
  content_id uuid not null references public.contents (id) on delete cascade,
  figure text not null check (length(figure) between 1 and 100),
  sentence text not null check (length(sentence) between 1 and 5000),
  -- null once the account is deleted
  answered_by uuid default auth.uid() references auth.users (id) on delete set null,
  answered_at timestamptz not null default now()
);
create unique index figure_answers_by_content on public.figure_answers (content_id, figure, md5(sentence));

create constraint trigger tell_project_of_figures
after insert or update or delete on public.figure_answers
deferrable initially deferred
for each row execute function private.tell_project_of_figures();

revoke all on public.figure_answers from anon, authenticated;
grant select, delete on public.figure_answers to authenticated;
grant insert (content_id, figure, sentence) on public.figure_answers to authenticated;
grant all on public.figure_answers to service_role;

alter table public.figure_answers enable row level security;

create policy "members see who answers for figures" on public.figure_answers
for select to authenticated using (private.has_content_role(content_id, 'viewer'));

create policy "editors answer for figures" on public.figure_answers
for insert to authenticated
with check (private.has_content_role(content_id, 'editor') and answered_by = (select auth.uid()));

create policy "editors withdraw answers" on public.figure_answers
for delete to authenticated using (private.has_content_role(content_id, 'editor'));

-- Generated from supabase/schemas by "npm run schema": edit the files there, not this one.

-- schemas/schemas.sql

-- The schemas of this database. Only `public` is exposed over REST.
--
-- `private` holds what policies and triggers rely on. Its functions that read tables are `security definer` with an
-- empty search path, so that a policy can read `project_members` without running the policies of that table again.

-- A function can be created before the tables that its body names.
set check_function_bodies = off;

create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;

create schema private;
grant usage on schema private to anon, authenticated, service_role;

create schema events;
grant usage on schema events to authenticated, service_role;

create schema monitoring;
grant usage on schema monitoring to authenticated, service_role;

-- schemas/activity/rules/acting_person.sql

-- The person who does what this transaction does: the signed-in person, or the one for whom our server acts, which it
-- says with `set_config('headway.actor', <id>, true)`. Null when no person does it.
create function private.acting_person() returns uuid
language sql stable set search_path = ''
as $$ select coalesce(auth.uid(), nullif(current_setting('headway.actor', true), '')::uuid) $$;

-- schemas/activity/rules/forget_address.sql

-- Takes the address of a deleted account out of the activity of the projects to which it was invited.
create function private.forget_address() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.project_activity set data = data - 'email' where data ? 'email' and data ->> 'email' = lower(old.email);
  return null;
end
$$;

-- schemas/activity/rules/record_activity.sql

-- Records what happened in a project, in the transaction in which it happens. Nothing is recorded for a project that is
-- deleted in the same transaction, nor when the newest row of the project says exactly the same and is younger than 10
-- minutes: a person who sends an invitation again has done one thing.
create function private.record_activity(
  project uuid,
  kind text,
  actor uuid,
  data jsonb default '{}',
  content uuid default null,
  version uuid default null,
  thread uuid default null,
  member uuid default null
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  -- the account may be deleted in the same transaction
  known_actor constant uuid := (select account.id from auth.users as account where account.id = record_activity.actor);
  known_member constant uuid := (select account.id from auth.users as account where account.id = record_activity.member);
  said constant jsonb := jsonb_strip_nulls(record_activity.data);
begin
  if not exists (select from public.projects as existing where existing.id = record_activity.project) then
    return;
  end if;
  if exists (
    select from (select * from public.project_activity as earlier
                  where earlier.project_id = record_activity.project order by earlier.id desc limit 1) as newest
     where newest.at > now() - interval '10 minutes'
       and (newest.kind, newest.actor_id, newest.data, newest.content_id, newest.version_id, newest.thread_id,
            newest.member_id)
           is not distinct from
           (record_activity.kind, known_actor, said, record_activity.content, record_activity.version,
            record_activity.thread, known_member))
  then
    return;
  end if;
  insert into public.project_activity
    (project_id, kind, actor_id, data, content_id, version_id, thread_id, member_id)
  values (record_activity.project, record_activity.kind, known_actor, said, record_activity.content,
          record_activity.version, record_activity.thread, known_member);
end
$$;

revoke execute on function private.record_activity(uuid, text, uuid, jsonb, uuid, uuid, uuid, uuid) from public;

-- schemas/activity/rules/record_articles.sql

-- Records one deed that was done to one or many articles of a project: one row. `articles` is a list of {id, title}. The
-- row of a single article names it as its subject; the row of many has their number and the first 10 of them.
create function private.record_articles(
  project uuid, kind text, actor uuid, articles jsonb, data jsonb default '{}'
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if jsonb_array_length(articles) = 1 then
    perform private.record_activity(
      project, kind, actor, data || jsonb_build_object('title', articles #> '{0,title}'),
      content => (articles #>> '{0,id}')::uuid);
  else
    perform private.record_activity(
      project, kind, actor,
      data || jsonb_build_object(
        'count', jsonb_array_length(articles),
        'articles', jsonb_path_query_array(articles, '$[0 to 9]')));
  end if;
end
$$;

revoke execute on function private.record_articles(uuid, text, uuid, jsonb, jsonb) from public;

-- schemas/activity/rules/record_deleted_articles.sql

-- Records the articles that a statement deleted for good: one row for each project. Those that the worker deletes 30 days
-- after they were moved to the trash have no actor.
create function private.record_deleted_articles() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  project record;
begin
  for project in
    select gone.project_id,
           jsonb_agg(jsonb_build_object('id', gone.id, 'title', private.to_activity_title(gone.title, gone.keyword))
                     order by gone.created_at, gone.id) as articles
      from deleted as gone group by gone.project_id order by gone.project_id
  loop
    perform private.record_articles(
      project.project_id, 'article_deleted', private.acting_person(), project.articles,
      jsonb_build_object('isExpired', case when private.acting_person() is null then true end));
  end loop;
  return null;
end
$$;

-- schemas/activity/rules/record_generation_activity.sql

-- Records that a person requested an article or started it again, and how its generation ended. What was requested by a
-- list of keywords is recorded when the list is put into the queue.
create function private.record_generation_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  named constant text := (
    select private.to_activity_title(content.title, content.keyword)
      from public.contents as content where content.id = new.content_id);
begin
  -- deleted in the same transaction
  if named is null then
    return null;
  end if;
  if tg_op = 'INSERT' then
    perform private.record_activity(
      new.project_id,
      case when exists (select from public.generations as earlier
                         where earlier.content_id = new.content_id and earlier.id <> new.id)
           then 'article_retried' else 'article_requested' end,
      new.requested_by, jsonb_build_object('title', named), content => new.content_id);
    return null;
  end if;
  perform private.record_activity(
    new.project_id,
    case new.status when 'complete' then 'article_finished' when 'failed' then 'article_failed'
                    else 'article_canceled' end,
    case when new.status = 'cancelled' then private.acting_person() end,
    jsonb_build_object('title', named, 'code', case when new.status = 'failed' then new.error_code end),
    content => new.content_id);
  return null;
end
$$;

-- schemas/activity/rules/record_invitation_activity.sql

-- Records that an owner invited an address, or withdrew the invitation. Accepting one deletes it, too; the person who
-- accepts is no owner.
create function private.record_invitation_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  invitation constant public.invitations := coalesce(new, old);
begin
  if tg_op = 'DELETE' and not private.has_role(invitation.project_id, 'owner') then
    return null;
  end if;
  perform private.record_activity(
    invitation.project_id,
    case tg_op when 'DELETE' then 'invitation_withdrawn' else 'member_invited' end,
    case tg_op when 'DELETE' then private.acting_person() else invitation.invited_by end,
    jsonb_build_object('email', invitation.email, 'role', invitation.role));
  return null;
end
$$;

-- schemas/activity/rules/record_link_activity.sql

-- Records that a person created a read-only link to an article, or withdrew one that still worked.
create function private.record_link_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  link constant public.article_links := coalesce(new, old);
  article record;
begin
  select content.project_id, private.to_activity_title(content.title, content.keyword) as title into article
    from public.contents as content where content.id = link.content_id;
  -- deleted together with its article, or after it had expired
  if not found or (tg_op = 'DELETE' and link.expires_at <= now()) then
    return null;
  end if;
  perform private.record_activity(
    article.project_id,
    case tg_op when 'INSERT' then 'link_created' else 'link_withdrawn' end,
    private.acting_person(),
    jsonb_build_object('title', article.title, 'expiresAt', link.expires_at),
    content => link.content_id);
  return null;
end
$$;

-- schemas/activity/rules/record_membership_activity.sql

-- Records that a person joined or left a project, was added or removed by another, or got another role. The owner with
-- whom a project is created is told with the project.
create function private.record_membership_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  actor constant uuid := private.acting_person();
begin
  if tg_op = 'UPDATE' then
    perform private.record_activity(
      new.project_id, 'member_role_changed', actor, jsonb_build_object('from', old.role, 'to', new.role),
      member => new.user_id);
  elsif tg_op = 'DELETE' then
    perform private.record_activity(
      old.project_id,
      case when actor is null or actor = old.user_id then 'member_left' else 'member_removed' end,
      coalesce(actor, old.user_id), jsonb_build_object('role', old.role), member => old.user_id);
  elsif not exists (
    select from public.projects as project
     where project.id = new.project_id and project.created_by = new.user_id and project.created_at = now())
  then
    perform private.record_activity(
      new.project_id,
      case when actor is null or actor = new.user_id then 'member_joined' else 'member_added' end,
      coalesce(actor, new.user_id), jsonb_build_object('role', new.role), member => new.user_id);
  end if;
  return null;
end
$$;

-- schemas/activity/rules/record_noindex_activity.sql

-- Records that a person asked search engines not to list an article, or no longer asks.
create function private.record_noindex_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.record_activity(
    new.project_id, 'noindex_changed', private.acting_person(),
    jsonb_build_object('title', private.to_activity_title(new.title, new.keyword), 'noindex', new.noindex),
    content => new.id);
  return null;
end
$$;

-- schemas/activity/rules/record_plan_activity.sql

-- Records that a project has another plan because one of its subscriptions changed.
create function private.record_plan_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  subscription constant public.subscriptions := coalesce(new, old);
  before public.plans;
  after constant public.plans := private.plan_of(subscription.project_id);
begin
  select plan.* into before
    from public.plans as plan
   where plan.id = 'free'
      or (plan.id = old.plan_id and old.project_id = subscription.project_id and private.grants_plan(old.status))
      or plan.id in (select other.plan_id from public.subscriptions as other
                      where other.project_id = subscription.project_id and other.id <> subscription.id
                        and private.grants_plan(other.status))
   order by plan.rank desc
   limit 1;
  if before.id <> after.id then
    perform private.record_activity(
      subscription.project_id, 'plan_changed', private.acting_person(),
      jsonb_build_object('from', before.name, 'to', after.name));
  end if;
  return null;
end
$$;

-- schemas/activity/rules/record_project_activity.sql

-- Records that a person created or renamed a project, moved it to the trash or restored it, or changed its sites.
create function private.record_project_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  actor constant uuid := private.acting_person();
begin
  if tg_op = 'INSERT' then
    perform private.record_activity(
      new.id, 'project_created', coalesce(actor, new.created_by), jsonb_build_object('name', new.name));
    return null;
  end if;
  if old.name <> new.name then
    perform private.record_activity(
      new.id, 'project_renamed', actor, jsonb_build_object('from', old.name, 'to', new.name));
  end if;
  if (old.trashed_at is null) <> (new.trashed_at is null) then
    perform private.record_activity(
      new.id, case when new.trashed_at is null then 'project_restored' else 'project_trashed' end, actor);
  end if;
  if old.sites <> new.sites then
    perform private.record_activity(
      new.id, 'sites_changed', actor,
      jsonb_build_object(
        'added', array(select unnest(new.sites) except select unnest(old.sites) order by 1),
        'removed', array(select unnest(old.sites) except select unnest(new.sites) order by 1)));
  end if;
  return null;
end
$$;

-- schemas/activity/rules/record_queue_activity.sql

-- Records that a person paused the queue of a project or let it go on.
create function private.record_queue_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.record_activity(
    new.project_id, case when new.paused then 'queue_paused' else 'queue_resumed' end, private.acting_person());
  return null;
end
$$;

-- schemas/activity/rules/record_thread_activity.sql

-- Records that a person opened, resolved or reopened a thread. No text of a comment is copied: it would outlive the
-- comment.
create function private.record_thread_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.record_activity(
    new.project_id,
    case when tg_op = 'INSERT' then 'thread_opened' when new.resolved_at is null then 'thread_reopened'
         else 'thread_resolved' end,
    case when tg_op = 'INSERT' then new.author_id else private.acting_person() end,
    jsonb_build_object('title', (
      select private.to_activity_title(content.title, content.keyword)
        from public.contents as content where content.id = new.content_id)),
    content => new.content_id, thread => new.id);
  return null;
end
$$;

-- schemas/activity/rules/record_version_activity.sql

-- Records that a person kept or restored a version of an article. A version also tells who edited the article since the
-- version before: this is recorded once an hour for each person and article. So editing costs no statement of its own.
--
-- Deferred to the commit: by then the article has the title that the version gives it.
create function private.record_version_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  article record;
  author uuid;
begin
  select content.project_id, private.to_activity_title(content.title, content.keyword) as title into article
    from public.contents as content where content.id = new.content_id;
  if not found then
    return null;
  end if;
  if tg_op = 'INSERT' and new.kind in ('automatic', 'kept', 'before_restore') then
    for author in
      select account.id from auth.users as account
       where account.id = any (new.authors)
         and not exists (
           select from public.project_activity as earlier
            where earlier.content_id = new.content_id and earlier.kind = 'article_edited'
              and earlier.actor_id = account.id and earlier.at > now() - interval '1 hour')
       order by account.id
    loop
      perform private.record_activity(
        article.project_id, 'article_edited', author, jsonb_build_object('title', article.title),
        content => new.content_id);
    end loop;
  end if;
  if (tg_op = 'INSERT' and new.kind = 'kept')
     -- an automatic version becomes one that a person keeps when it gets a name
     or (tg_op = 'UPDATE' and new.kind = 'automatic' and old.name is null and new.name is not null)
  then
    perform private.record_activity(
      article.project_id, 'version_kept', coalesce(new.named_by, new.created_by),
      jsonb_build_object('title', article.title, 'name', new.name), content => new.content_id, version => new.id);
  elsif tg_op = 'INSERT' and new.kind = 'restored' then
    perform private.record_activity(
      article.project_id, 'version_restored', new.created_by,
      jsonb_build_object('title', article.title) || coalesce(
        (select jsonb_build_object('name', version.name, 'keptAt', version.created_at)
           from public.document_versions as version where version.id = new.restored_from), '{}'),
      content => new.content_id, version => new.id);
  end if;
  return null;
end
$$;

-- schemas/activity/rules/tell_of_activity.sql

-- Appends to `project:<id>` that the activity of the project has a new row. Pages read it again, each as its person.
--
-- Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_of_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- the project may be deleted in the same transaction
  if exists (select from public.projects where id = new.project_id) then
    perform events.append('project:' || new.project_id, 'activity', jsonb_build_object('id', new.id));
  end if;
  return null;
end
$$;

-- schemas/activity/rules/to_activity_title.sql

-- An article as the activity names it: by its title, and before it has one by its keyword.
create function private.to_activity_title(title text, keyword text) returns text
language sql immutable set search_path = ''
as $$ select left(coalesce(title, keyword), 200) $$;

-- schemas/billing/rules/count_generation.sql

-- Counts a generation from its request.
create function private.count_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.usage as usage (project_id, month, generations)
  values (new.project_id, private.to_month(new.created_at), 1)
  on conflict (project_id, month) do update set generations = usage.generations + 1, updated_at = now();
  return null;
end
$$;

-- schemas/billing/rules/grants_plan.sql

-- Does a subscription in this state give its project the plan? A late payment changes nothing until Stripe ends the
-- subscription.
create function private.grants_plan(status text) returns boolean
language sql immutable set search_path = ''
as $$ select status in ('active', 'trialing', 'past_due') $$;

-- schemas/billing/rules/meter_deleted_generation.sql

-- A content that is deleted while it is generated counts like a cancelled generation.
create function private.meter_deleted_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.meter_generation(old, 0, not private.has_begun_writing(old.id));
  return old;
end
$$;

-- schemas/billing/rules/meter_ended_generation.sql

-- Enters the usage of a generation that has ended. A cancelled generation, or one that failed through our fault, is
-- taken off the count: see `private.charged_errors`.
create function private.meter_ended_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.meter_generation(
    new,
    case new.status when 'complete'
      then coalesce((select words from public.contents where id = new.content_id), 0) else 0 end,
    case new.status
      when 'failed' then not exists (select from private.charged_errors where code = new.error_code)
      when 'cancelled' then not private.has_begun_writing(new.id)
      else false
    end);
  return null;
end
$$;

-- schemas/comments/rules/check_comment.sql

-- Refuses the text or the mentions of a comment with a code for which the interface has a sentence. Only members of
-- the project can be mentioned, because only they can read the comment.
create function private.check_comment(project uuid, body text, mentions uuid[]) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if body is null or not private.is_visible(body) then
    raise exception 'a comment needs visible text' using errcode = 'PT422', hint = 'comment_empty';
  end if;
  if length(body) > 10000 then
    raise exception 'a comment has at most 10,000 characters' using errcode = 'PT422', hint = 'comment_too_long';
  end if;
  if cardinality(mentions) > 20 then
    raise exception 'a comment mentions at most 20 people' using errcode = 'PT422', hint = 'too_many_mentions';
  end if;
  if exists (
    select from unnest(mentions) as mentioned
     where not exists (
       select from public.project_members as member
        where member.project_id = project and member.user_id = mentioned)
  ) then
    raise exception 'only members of the project can be mentioned'
      using errcode = 'PT422', hint = 'mention_not_member';
  end if;
end
$$;

revoke execute on function private.check_comment(uuid, text, uuid[]) from public;

-- schemas/comments/rules/is_anchor.sql

-- Does this have the shape of an anchor: `{quote, prefix, suffix, start?, end?}`, all of them text of limited
-- length?
create function private.is_anchor(anchor jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select jsonb_typeof(anchor) = 'object'
     and jsonb_typeof(anchor -> 'quote') = 'string' and length(anchor ->> 'quote') between 1 and 1200
     and jsonb_typeof(anchor -> 'prefix') = 'string' and length(anchor ->> 'prefix') <= 200
     and jsonb_typeof(anchor -> 'suffix') = 'string' and length(anchor ->> 'suffix') <= 200
     and coalesce(jsonb_typeof(anchor -> 'start') = 'string' and length(anchor ->> 'start') <= 400, true)
     and coalesce(jsonb_typeof(anchor -> 'end') = 'string' and length(anchor ->> 'end') <= 400, true)
     and anchor - array['quote', 'prefix', 'suffix', 'start', 'end'] = '{}'
$$;

-- schemas/comments/rules/place_comment.sql

-- Checks a new comment and gives it its place in its thread.
create function private.place_comment() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  root public.project_comments;
begin
  -- checked first, so that the refusals below reveal nothing to a person who is not a member
  if (select auth.uid()) is not null and not private.has_role(new.project_id, 'commenter') then
    raise exception 'commenting needs at least the role commenter' using errcode = '42501', hint = 'role_too_low';
  end if;
  new.thread_id := coalesce(new.thread_id, new.id);
  new.mentions := array(select distinct mentioned from unnest(new.mentions) as mentioned);
  perform private.check_comment(new.project_id, new.body, new.mentions);
  if new.thread_id = new.id then
    if new.parent_id is not null then
      raise exception 'the first comment of a thread has no parent' using errcode = 'PT404', hint = 'parent_not_found';
    end if;
    if new.content_id is not null and not exists (
      select from public.contents as content
       where content.id = new.content_id and content.project_id = new.project_id
    ) then
      raise exception 'the article is not there any more' using errcode = 'PT404', hint = 'content_not_found';
    end if;
    new.position := 1;
    return new;
  end if;
  -- the lock of the first comment puts the replies of its thread in order
  select * into root from public.project_comments as comment
   where comment.id = new.thread_id and comment.thread_id = comment.id and comment.project_id = new.project_id
     for update;
  if not found then
    raise exception 'the thread is not there any more' using errcode = 'PT404', hint = 'thread_not_found';
  end if;
  if new.parent_id is not null and not exists (
    select from public.project_comments as comment
     where comment.id = new.parent_id and comment.thread_id = root.id
  ) then
    raise exception 'the parent comment is not in this thread' using errcode = 'PT404', hint = 'parent_not_found';
  end if;
  new.content_id := root.content_id;
  select max(comment.position) + 1 into new.position
    from public.project_comments as comment where comment.thread_id = root.id;
  return new;
end
$$;

-- schemas/comments/rules/renew_comment.sql

-- Raises the version of a comment with every change.
create function private.renew_comment() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.version := old.version + 1;
  -- Replication leaves a long value out that an update did not change. A copy of the value counts as changed.
  new.body := new.body || '';
  new.anchor := new.anchor || '{}';
  return new;
end
$$;

-- schemas/contents/rules/tell_project_of_content.sql

-- Appends a new content, or its new status, to `project:<id>`, so that open lists of contents follow.
--
-- The triggers are deferred to the commit. The row of the project's topic is then the last row that a transaction
-- locks, and two transactions cannot wait for each other.
create function private.tell_project_of_content() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform events.append(
    'project:' || new.project_id,
    'content',
    jsonb_build_object('contentId', new.id, 'status', new.status)
  );
  return null;
end
$$;

-- schemas/contents/rules/tell_project_of_figures.sql

-- Appends to `project:<id>` that somebody answered for a figure of a content or withdrew an answer, so that open pages
-- read the answers again. Nothing is appended when the content is deleted in the same transaction. Deferred to the commit,
-- like every append to a topic by a trigger.
create function private.tell_project_of_figures() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  content uuid := case when tg_op = 'DELETE' then old.content_id else new.content_id end;
  project uuid;
begin
  select article.project_id into project from public.contents as article where article.id = content;
  if found then
    perform events.append('project:' || project, 'figures', jsonb_build_object('contentId', content));
  end if;
  return null;
end
$$;

-- schemas/contents/rules/tell_project_of_noindex.sql

-- Appends to `project:<id>` whether exports of a content ask search engines not to list it, so that open pages follow.
-- Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_project_of_noindex() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform events.append('project:' || new.project_id, 'noindex',
                        jsonb_build_object('contentId', new.id, 'noindex', new.noindex));
  return null;
end
$$;

-- schemas/contents/rules/tell_project_of_shelf.sql

-- Appends the new shelf of a content to `project:<id>`; null when the content was deleted. Nothing is appended to the
-- topic of a project that is deleted in the same transaction.
--
-- Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_project_of_shelf() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and old.shelf = new.shelf then
    return null;
  end if;
  if exists (select from public.projects where id = old.project_id) then
    perform events.append(
      'project:' || old.project_id,
      'shelf',
      jsonb_build_object('contentId', old.id, 'shelf', case when tg_op = 'DELETE' then null else new.shelf end)
    );
  end if;
  return null;
end
$$;

-- schemas/documents/rules/has_content_role.sql

-- Does the signed-in person hold at least this role in the project of a content?
create function private.has_content_role(content uuid, minimum text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select 1 from public.contents as article where article.id = content and private.has_role(article.project_id, minimum))
$$;

grant execute on function private.has_content_role(uuid, text) to authenticated, service_role;

-- schemas/documents/rules/tell_of_version.sql

-- Appends a version that was kept or named to `project:<id>`, because the topic of a content ends with its
-- generation. Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_of_version() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  project uuid;
begin
  select article.project_id into project from public.contents as article where article.id = new.content_id;
  if found then
    perform events.append('project:' || project, 'version',
                          jsonb_build_object('contentId', new.content_id, 'versionId', new.id));
  end if;
  return null;
end
$$;

-- schemas/events/rules/can_read_topic.sql

-- May the signed-in person read this topic? Runs as that person, so that row-level security decides.
--
-- A topic is a kind (`system`) or a kind and a uuid (`content:<uuid>`). Each kind has a file in `events/topics` with
-- `events.can_read_<kind>(entity)`, where `entity` is null for a topic without a uuid. A topic of another form, or of a
-- kind without that function, cannot be read.
create function events.can_read_topic(topic text) returns boolean
language plpgsql stable security invoker set search_path = ''
as $$
declare
  kind text := split_part(topic, ':', 1);
  answer boolean;
begin
  if topic is null or topic !~ '^[a-z]+(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$'
     or to_regprocedure(format('events.can_read_%s(uuid)', kind)) is null
  then
    return false;
  end if;
  execute format('select events.can_read_%s($1)', kind)
    into answer using nullif(split_part(topic, ':', 2), '')::uuid;
  return coalesce(answer, false);
end
$$;

revoke execute on function events.can_read_topic(text) from public;
grant execute on function events.can_read_topic(text) to authenticated, service_role;

-- schemas/events/rules/delete_topic.sql

-- Deletes the topic of a content, project or person that was deleted: its events contain names and text.
create function private.delete_topic() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from events.topics where topic = tg_argv[0] || ':' || old.id;
  return null;
end
$$;

-- schemas/generations/rules/tell_of_queue.sql

-- Appends to `project:<id>` that the queue of the project changed. Pages read it again.
--
-- Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_of_queue() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform events.append('project:' || new.project_id, 'queue', jsonb_build_object('revision', new.revision));
  return null;
end
$$;

-- schemas/monitoring/rules/tell_alert.sql

-- Appends a new or changed alert to the topic `system`.
create function monitoring.tell_alert() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform events.append('system', 'alert', jsonb_build_object('alert', monitoring.to_alert_json(new)), true);
  return null;
end
$$;

revoke execute on function monitoring.tell_alert() from public;
grant execute on function monitoring.tell_alert() to service_role;

-- schemas/notifications/rules/default_email.sql

-- The kinds of notifications, and how each is mailed to a person who has not chosen. Null for an unknown kind, which
-- the tables `notifications` and `notification_preferences` refuse. A kind that waits for an answer is mailed daily, a
-- kind that stops work is mailed at once.
create function private.default_email(kind text) returns text
language sql immutable set search_path = ''
as $$
  select case kind
    when 'generation_complete' then 'off'
    when 'generation_failed' then 'off'
    when 'mention' then 'daily'
    when 'reply' then 'daily'
    when 'comment_resolved' then 'off'
    when 'member_added' then 'off'
    when 'member_removed' then 'off'
    when 'subscription_changed' then 'now'
    when 'usage_alert' then 'now'
    when 'batch_ended' then 'off'
    when 'announcement' then 'off'
  end
$$;

-- schemas/notifications/rules/notify_of_comment.sql

-- Notifies the people whom a comment mentions, and the authors of earlier comments in its thread. The text is not
-- copied into the notification, where it would outlive the comment.
create function private.notify_of_comment() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  root public.project_comments;
  recipient uuid;
  told jsonb;
begin
  select * into root from public.project_comments where id = new.thread_id;
  -- deleted in the same transaction
  if not found or new.deleted_at is not null then
    return null;
  end if;
  told := jsonb_build_object(
    'commentId', new.id,
    'byName', (select display_name from public.profiles where id = new.author_id),
    'title', (select coalesce(title, keyword) from public.contents where id = new.content_id));
  for recipient in
    select member.user_id from public.project_members as member
     where member.project_id = new.project_id and member.user_id = any (new.mentions)
       and member.user_id is distinct from new.author_id
     order by member.user_id
  loop
    perform private.notify(recipient, 'mention', 'comment:' || new.id, 'thread:' || new.thread_id, told,
                           new.project_id, new.content_id);
  end loop;
  if tg_op = 'UPDATE' then
    return null;
  end if;
  -- a person who was mentioned has a notification with this `dedupe_key` already
  for recipient in
    select member.user_id from public.project_members as member
     where member.project_id = new.project_id and member.user_id is distinct from new.author_id
       and exists (
         select from public.project_comments as earlier
          where earlier.thread_id = new.thread_id and earlier.author_id = member.user_id
            and earlier.deleted_at is null)
     order by member.user_id
  loop
    perform private.notify(recipient, 'reply', 'comment:' || new.id, 'thread:' || new.thread_id, told,
                           new.project_id, new.content_id);
  end loop;
  return null;
end
$$;

revoke execute on function private.notify_of_comment() from public;

-- schemas/notifications/rules/notify_of_generation.sql

-- Notifies the person who requested a generation when it completes or fails, if that person is still a member of the
-- project. Generations of a list of keywords are told together: see `private.notify_of_batches`.
create function private.notify_of_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  content public.contents;
begin
  if new.batch is not null then
    return null;
  end if;
  select * into content from public.contents where id = new.content_id;
  if not found or not exists (
    select 1 from public.project_members
     where project_id = new.project_id and user_id = new.requested_by)
  then
    return null;
  end if;
  perform private.notify(
    new.requested_by,
    'generation_' || new.status,
    'generation:' || new.id,
    'content:' || new.content_id,
    jsonb_build_object('keyword', content.keyword) || case new.status
      when 'complete' then jsonb_build_object('title', left(content.title, 300), 'score', content.score, 'words', content.words)
      else jsonb_build_object('code', new.error_code, 'error', left(new.state -> 'error' ->> 'message', 500))
    end,
    new.project_id,
    new.content_id);
  return null;
end
$$;

-- schemas/notifications/rules/notify_of_membership.sql

-- Notifies a person who was added to a project or removed from it by another person.
create function private.notify_of_membership() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  member public.project_members := coalesce(new, old);
  project public.projects;
  actor uuid := auth.uid();
begin
  select * into project from public.projects where id = member.project_id;
  if not found
     or actor = member.user_id
     or (actor is null and project.created_by = member.user_id)
     or not exists (select 1 from auth.users where id = member.user_id)
     or (tg_op = 'INSERT') is distinct from exists (
       select 1 from public.project_members
        where project_id = member.project_id and user_id = member.user_id)
  then
    return null;
  end if;
  perform private.notify(
    member.user_id,
    case tg_op when 'INSERT' then 'member_added' else 'member_removed' end,
    'membership:' || gen_random_uuid(),
    'project:' || project.id,
    jsonb_build_object(
      'projectName', project.name,
      'role', case tg_op when 'INSERT' then member.role end,
      'byName', (select display_name from public.profiles where id = actor)),
    project.id);
  return null;
end
$$;

-- schemas/notifications/rules/notify_of_resolution.sql

-- Notifies the authors in a thread when another person resolves it.
create function private.notify_of_resolution() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  recipient uuid;
begin
  for recipient in
    select member.user_id from public.project_members as member
     where member.project_id = new.project_id and member.user_id is distinct from new.resolved_by
       and exists (
         select from public.project_comments as comment
          where comment.thread_id = new.id and comment.author_id = member.user_id
            and comment.deleted_at is null)
     order by member.user_id
  loop
    perform private.notify(
      recipient, 'comment_resolved', 'resolved:' || new.id || ':' || new.version, 'thread:' || new.id,
      jsonb_build_object(
        'commentId', new.id,
        'byName', (select display_name from public.profiles where id = new.resolved_by),
        'title', (select coalesce(title, keyword) from public.contents where id = new.content_id)),
      new.project_id, new.content_id);
  end loop;
  return null;
end
$$;

revoke execute on function private.notify_of_resolution() from public;

-- schemas/notifications/rules/notify_of_subscription.sql

-- Notifies owners when a subscription changes its plan, its status, or its end, and when a payment fails.
create function private.notify_of_subscription() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  earlier public.subscriptions;
  change text;
begin
  if tg_op = 'UPDATE' then
    earlier := old;
  end if;
  change := case
    when new.payment_failed_at is distinct from earlier.payment_failed_at and new.payment_failed_at is not null
      then 'payment_failed'
    when new.project_id is distinct from earlier.project_id or new.plan_id is distinct from earlier.plan_id
      then 'plan'
    when new.status is distinct from earlier.status then 'status'
    when new.cancel_at is distinct from earlier.cancel_at then 'cancel_at'
  end;
  -- begun but not paid yet: another change follows
  if change is null or new.project_id is null or (change <> 'payment_failed' and new.status = 'incomplete') then
    return null;
  end if;
  perform private.notify_members(
    new.project_id, 'owner', 'subscription_changed',
    format('subscription:%s:%s', new.id, coalesce(nullif(current_setting('headway.stripe_event', true), ''),
                                                  gen_random_uuid()::text)),
    'billing:' || new.project_id,
    jsonb_build_object(
      'projectName', (select name from public.projects where id = new.project_id),
      'change', change,
      'planName', (select name from public.plans where id = new.plan_id),
      'status', new.status,
      'cancelAt', new.cancel_at,
      'amount', new.amount,
      'currency', new.currency));
  return null;
end
$$;

-- schemas/notifications/rules/notify_of_usage.sql

-- Notifies owners when 80 % and when 100 % of the monthly limit is used, each once a month and limit.
create function private.notify_of_usage() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  plan public.plans := private.plan_of(new.project_id);
  percent integer := case
    when new.generations >= plan.generations_per_month then 100
    when new.generations * 5 >= plan.generations_per_month * 4 then 80
  end;
begin
  if percent is null then
    return null;
  end if;
  perform private.notify_members(
    new.project_id, 'owner', 'usage_alert',
    format('usage:%s:%s:%s:%s', new.project_id, new.month, plan.generations_per_month, percent),
    'usage:' || new.project_id,
    jsonb_build_object(
      'projectName', (select name from public.projects where id = new.project_id),
      'percent', percent, 'used', new.generations, 'limit', plan.generations_per_month, 'planName', plan.name,
      'renewsAt', (new.month + interval '1 month') at time zone 'UTC'));
  return null;
end
$$;

-- schemas/notifications/rules/tell_of_deletion.sql

-- Appends to the topic of a person which notifications the person deleted, and those that came back by an undo: at most
-- the newest 100 of them, and the unread count of all.
create function private.tell_of_deletion() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  change record;
begin
  for change in
    select changed.user_id, changed.deleted_at is not null as is_deleted, array_agg(id order by id) as ids
      from changed join earlier using (id)
     where changed.in_app and (changed.deleted_at is null) is distinct from (earlier.deleted_at is null)
     group by changed.user_id, changed.deleted_at is not null
     order by changed.user_id
  loop
    if change.is_deleted then
      perform private.append_for_person(
        change.user_id, 'notification-removed', jsonb_build_object('ids', private.name_ids(change.ids)));
    else
      perform private.append_for_person(change.user_id, 'notification-restored', jsonb_build_object(
        'notifications', (
          select jsonb_agg(private.to_notification(newest) order by newest.created_at desc, newest.id)
            from (select * from public.notifications where id = any (change.ids)
                   order by created_at desc, id limit 100) as newest)));
    end if;
  end loop;
  return null;
end
$$;

-- schemas/notifications/rules/tell_of_notification.sql

-- Appends a new notification to the topic of its person.
create function private.tell_of_notification() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- it may have been deleted with its project or content, in the same transaction
  if exists (select 1 from public.notifications where id = new.id) then
    perform private.append_for_person(
      new.user_id, 'notification', jsonb_build_object('notification', private.to_notification(new)));
  end if;
  return null;
end
$$;

-- schemas/notifications/rules/tell_of_reading.sql

-- Appends to the topic of a person which notifications were marked as read or unread.
create function private.tell_of_reading() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  change record;
begin
  for change in
    select changed.user_id, changed.read_at, array_agg(id order by id) as ids
      from changed join earlier using (id)
     where changed.in_app and changed.read_at is distinct from earlier.read_at
     group by changed.user_id, changed.read_at
     order by changed.user_id, changed.read_at
  loop
    perform private.append_for_person(change.user_id, 'notification-read', jsonb_build_object(
      'ids', private.name_ids(change.ids), 'readAt', change.read_at));
  end loop;
  return null;
end
$$;

-- schemas/notifications/rules/tell_of_removal.sql

-- Appends to the topic of a person which notifications were deleted with what they were about.
create function private.tell_of_removal() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  change record;
begin
  for change in
    select gone.user_id, array_agg(gone.id order by gone.id) as ids
      from gone
     where gone.in_app and gone.deleted_at is null and exists (select 1 from auth.users as person where person.id = gone.user_id)
     group by gone.user_id
     order by gone.user_id
  loop
    perform private.append_for_person(
      change.user_id, 'notification-removed', jsonb_build_object('ids', private.name_ids(change.ids)));
  end loop;
  return null;
end
$$;

-- schemas/people/rules/appoint_first_operator.sql

-- Makes the first account with a confirmed address the operator of the installation, unless there is one. Accounts that
-- are created together, such as those of the demo, appoint nobody.
create function private.appoint_first_operator() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- two people who sign up at once are counted one after the other
  perform pg_advisory_xact_lock(hashtextextended('first operator', 0));
  if not exists (select from private.operators)
     and not exists (
       select from auth.users as account where account.id <> new.id and account.email_confirmed_at is not null)
  then
    insert into private.operators (user_id) values (new.id);
  end if;
  return null;
end
$$;

-- schemas/people/rules/check_own_account.sql

-- Refuses a request of nobody, and of a person whose account is disabled. For functions that ask for no role: a token
-- that was issued before the account was disabled is valid for up to an hour.
create function private.check_own_account() returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if (select auth.uid()) is null then
    raise exception 'nobody is signed in' using errcode = '42501';
  end if;
  if private.is_disabled((select auth.uid())) then
    raise exception 'the account is disabled' using errcode = '42501', hint = 'account_disabled';
  end if;
end
$$;

-- schemas/people/rules/check_sign_up.sql

-- Refuses an account that the operators' setting does not allow, however it was asked for: over Supabase Auth directly, or
-- by signing in with another provider. An account that an administrator invites is allowed.
create function private.check_sign_up() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.invited_at is null and not private.may_sign_up(new.email) then
    raise exception 'sign-up is closed' using errcode = '42501', hint = 'sign_up_closed';
  end if;
  return new;
end
$$;

-- schemas/people/rules/create_profile.sql

-- Gives a new account a profile, named after the name it signed up with here (`display_name`) or at a provider such as
-- GitHub (`full_name`), else after its address. People can change the name.
create function private.create_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  named text := private.to_line(
    left(btrim(coalesce(new.raw_user_meta_data ->> 'display_name', new.raw_user_meta_data ->> 'full_name')), 80)
  );
  addressed text := left(split_part(coalesce(new.email, ''), '@', 1), 80);
begin
  insert into public.profiles (id, display_name)
  values (
    new.id,
    case when private.is_name(named) then named when private.is_name(addressed) then addressed else 'Someone' end
  )
  on conflict (id) do nothing;
  return new;
end
$$;

-- schemas/people/rules/is_disabled.sql

-- Has an operator disabled this account? Supabase Auth refuses its sign-in by the same column. In plpgsql, which keeps
-- its plans: policies ask this in every statement.
create function private.is_disabled(person uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from auth.users as account where account.id = person and account.banned_until > now());
end
$$;

-- schemas/people/rules/is_name.sql

-- Is this a name: one line with visible characters, that does not change the direction of the text around it?
create function private.is_name(said text) returns boolean
language sql immutable set search_path = ''
as $$
  select private.is_visible(said) and btrim(said) = private.to_line(said)
$$;

-- schemas/people/rules/is_operator.sql

-- Is the signed-in person an operator of this installation?
create function private.is_operator() returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select 1 from private.operators where user_id = (select auth.uid()))
     and not private.is_disabled((select auth.uid()))
$$;

-- schemas/people/rules/is_visible.sql

-- Does a text contain a character that leaves a mark on the page? Spaces, joiners, marks of direction and fillers do
-- not.
create function private.is_visible(said text) returns boolean
language sql immutable set search_path = ''
as $$
  select said ~ '[^\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]'
$$;

-- schemas/people/rules/may_sign_up.sql

-- May an account be created for this address? The first account of an installation always may. In plpgsql, because the
-- tables come later.
create function private.may_sign_up(email text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return case coalesce((select setting.who from private.sign_up as setting), 'anybody')
    when 'anybody' then true
    when 'invited' then exists (
      select from public.invitations as invitation
        join public.projects as project on project.id = invitation.project_id and project.trashed_at is null
       where invitation.email = lower(btrim(may_sign_up.email)) and invitation.expires_at > now())
    else false
  end or not exists (select from auth.users);
end
$$;

revoke execute on function private.may_sign_up(text) from public;
grant execute on function private.may_sign_up(text) to service_role;

-- schemas/people/rules/shares_project_with.sql

-- Do the signed-in person and this one share a project?
create function private.shares_project_with(other uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select 1
      from public.project_members as mine
      join public.project_members as theirs using (project_id)
     where mine.user_id = (select auth.uid())
       and theirs.user_id = other
  )
$$;

-- schemas/people/rules/to_line.sql

-- A text as one line: without control characters, line breaks and marks of direction.
create function private.to_line(said text) returns text
language sql immutable set search_path = ''
as $$
  select btrim(regexp_replace(said, '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+', ' ', 'g'))
$$;

-- schemas/people/rules/wrote_in_own_projects.sql

-- Did this person write a comment in a project of the signed-in person?
create function private.wrote_in_own_projects(other uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select 1
      from public.project_members as mine
      join public.project_comments as comment using (project_id)
     where mine.user_id = (select auth.uid())
       and comment.author_id = other
  )
$$;

grant execute on function private.wrote_in_own_projects(uuid) to authenticated, service_role;

-- schemas/projects/rules/has_role.sql

-- Does the signed-in person hold at least this role in the project?
create function private.has_role(project uuid, minimum text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return private.person_has_role((select auth.uid()), project, minimum);
end
$$;

-- schemas/projects/rules/keep_an_owner.sql

-- A project keeps at least one owner for as long as it exists. The account of its last owner therefore cannot be
-- deleted: passing the project on without asking would give another person an owner's invoices, and deleting it
-- would delete the work of the others.
create function private.keep_an_owner() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  project_name text;
begin
  select project.name into project_name from public.projects as project where project.id = old.project_id for update;
  if found
     and old.role = 'owner'
     and (tg_op = 'DELETE' or new.role <> 'owner')
     and not exists (
       select 1 from public.project_members
        where project_id = old.project_id and role = 'owner' and user_id <> old.user_id)
  then
    raise exception 'the project "%" needs at least one owner: make somebody else one first, or delete it',
      project_name using errcode = 'P0001', hint = 'last_owner';
  end if;
  return coalesce(new, old);
end
$$;

-- schemas/projects/rules/own_projects.sql

-- The projects in which the signed-in person holds at least this role, without those in the trash; none
-- for a disabled account. For policies:
-- `project_id = any (array(select private.own_projects('viewer')))` reads them once per statement and can use an index,
-- while a function of the row is called for each row.
create function private.own_projects(minimum text) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select member.project_id
    from public.project_members as member
    join public.projects as project on project.id = member.project_id and project.trashed_at is null
   where member.user_id = (select auth.uid())
     and not (select private.is_disabled((select auth.uid())))
     and private.role_rank(member.role) >= private.role_rank(own_projects.minimum)
$$;

-- schemas/projects/rules/person_has_role.sql

-- Does a person, whose account is not disabled, hold at least this role in the project? The rule beneath every check of a role.
--
-- In plpgsql, which keeps its plans: a function in SQL that is not inlined is planned for every statement, and that
-- took most of the time of evaluating a policy.
create function private.person_has_role(person uuid, project uuid, minimum text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select 1
      from public.project_members as member
     where member.project_id = project
       and member.user_id = person
       and private.role_rank(member.role) >= private.role_rank(minimum)
       and not exists (
         select 1 from public.projects as trashed
          where trashed.id = member.project_id and trashed.trashed_at is not null)
  ) and not private.is_disabled(person);
end
$$;

revoke execute on function private.person_has_role(uuid, uuid, text) from public;
grant execute on function private.person_has_role(uuid, uuid, text) to service_role;

-- schemas/projects/rules/role_rank.sql

-- The rank of a role, from 1 (viewer) to 4 (owner); null for an unknown role.
create function private.role_rank(role text) returns integer
language sql immutable set search_path = ''
as $$ select array_position(array['viewer', 'commenter', 'editor', 'owner'], role) $$;

-- schemas/projects/rules/tell_of_membership.sql

-- Appends a new, changed or ended membership to `project:<id>` and to `user:<id>`. `role` is null when it ended.
-- Nothing is appended to the topic of a project or person that is deleted in the same transaction.
--
-- Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_of_membership() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  member constant public.project_members := coalesce(new, old);
  role constant text := case when tg_op = 'DELETE' then null else new.role end;
begin
  if exists (select from public.projects where id = member.project_id) then
    perform events.append('project:' || member.project_id, 'membership',
                          jsonb_build_object('userId', member.user_id, 'role', role));
  end if;
  if exists (select from public.profiles where id = member.user_id) then
    perform events.append('user:' || member.user_id, 'membership',
                          jsonb_build_object('projectId', member.project_id, 'role', role));
  end if;
  return null;
end
$$;

-- schemas/projects/rules/tell_of_project.sql

-- Appends to `project:<id>` that the project was renamed, moved to the trash, or restored. Pages read it again.
--
-- Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_of_project() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if old.name is distinct from new.name or old.trashed_at is distinct from new.trashed_at then
    perform events.append('project:' || new.id, 'project',
                          jsonb_build_object('name', new.name, 'isTrashed', new.trashed_at is not null));
  end if;
  return null;
end
$$;

-- schemas/rooms/rules/create_room_key.sql

-- Gives a new project a key for its rooms.
create function private.create_room_key() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.room_keys (project_id) values (new.id);
  return null;
end
$$;

-- schemas/rooms/rules/may_enter_document_room.sql

-- Is this the current name of a document's room, and is the signed-in person a member of its project? In plpgsql,
-- which keeps its plans: Realtime asks this often.
create function private.may_enter_document_room(topic text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  if topic !~ '^document:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{32}(:awareness)?$' or topic is null then
    return false;
  end if;
  return exists (
    select from public.contents as article
      join private.room_keys as room using (project_id)
      join public.project_members as member using (project_id)
     where article.id = split_part(topic, ':', 2)::uuid
       and room.key = split_part(topic, ':', 3)
       and member.user_id = (select auth.uid())
  ) and not private.is_disabled((select auth.uid()));
end
$$;

grant execute on function private.may_enter_document_room(text) to authenticated, service_role;

-- schemas/rooms/rules/move_project_rooms.sql

-- Gives the documents of a project new rooms. The others get 'moved' in the old room and find the new name where they read
-- the document; a page that misses the message finds it with its next read.
create function private.move_project_rooms(project uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  old_key text;
begin
  -- waits for updates that are being appended; later updates wait for this commit and use the new key
  select room.key into old_key
    from private.room_keys as room where room.project_id = move_project_rooms.project for update;
  if not found then
    return;
  end if;
  update private.room_keys set key = default where project_id = move_project_rooms.project;
  -- one message for each document that may be open; pages with older documents check every few seconds
  perform realtime.send('{}', 'moved', private.to_document_room(recent.content_id, old_key), true)
     from (select document.content_id
             from public.documents as document
             join public.contents as content on content.id = document.content_id
            where content.project_id = move_project_rooms.project
            order by document.updated_at desc limit 100) as recent;
end
$$;

revoke execute on function private.move_project_rooms(uuid) from public;

-- schemas/rooms/rules/move_rooms.sql

-- Gives a project new document rooms when a member leaves it. A lower role moves nothing, because the lowest role
-- may still read.
--
-- Realtime evaluates the policies of a private room when a person enters it, and again when the token is renewed, up
-- to an hour later. The name of a room therefore contains a key of its project, and the key changes in the
-- transaction that ends the membership. From that commit on, nothing is sent to the old rooms, and the person who
-- left can neither enter the new rooms nor guess their names.
create function private.move_rooms() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  left_project uuid;
begin
  for left_project in
    select distinct member.project_id from before as member
     where not exists (
       select from public.project_members as still
        where still.project_id = member.project_id and still.user_id = member.user_id)
     order by member.project_id
  loop
    perform private.move_project_rooms(left_project);
  end loop;
  return null;
end
$$;

-- schemas/rooms/rules/project_of_room.sql

-- The project of a room `project:<id>:collaborators` or `project:<id>:comments`; null for any other name.
create function private.project_of_room(topic text) returns uuid
language sql immutable set search_path = ''
as $$
  select case
    when topic ~ '^project:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:(collaborators|comments)$'
      then split_part(topic, ':', 2)::uuid
  end
$$;

grant execute on function private.project_of_room(text) to authenticated, service_role;

-- schemas/events/topics/content.sql

-- `content:<uuid>`: the newest generation of a content. Members of its project read it.
create function events.can_read_content(entity uuid) returns boolean
language sql stable security invoker set search_path = ''
as $$ select exists (select 1 from public.contents as content where content.id = entity) $$;

create function events.snapshot_content(entity uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select generation.state || jsonb_build_object('text', generation.draft)
    from public.generations as generation
   where generation.content_id = entity
   order by generation.created_at desc
   limit 1
$$;

revoke execute on function events.can_read_content(uuid), events.snapshot_content(uuid) from public;
grant execute on function events.can_read_content(uuid) to authenticated, service_role;

-- schemas/events/topics/project.sql

-- `project:<uuid>`: what happens to the contents, versions, members and activity of a project. Its members read it. It has no
-- state but its events.
create function events.can_read_project(entity uuid) returns boolean
language sql stable security invoker set search_path = ''
as $$ select exists (select 1 from public.projects as project where project.id = entity) $$;

revoke execute on function events.can_read_project(uuid) from public;
grant execute on function events.can_read_project(uuid) to authenticated, service_role;

-- schemas/events/topics/system.sql

-- `system`: the processes of the installation and its alerts. Operators read it.
create function events.can_read_system(entity uuid) returns boolean
language sql stable security invoker set search_path = ''
as $$ select entity is null and private.is_operator() $$;

create function events.snapshot_system(entity uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$ select case when entity is null then monitoring.snapshot() end $$;

revoke execute on function events.can_read_system(uuid), events.snapshot_system(uuid) from public;
grant execute on function events.can_read_system(uuid) to authenticated, service_role;

-- schemas/events/topics/user.sql

-- `user:<uuid>`: the notifications and memberships of a person. Only that person reads it.
create function events.can_read_user(entity uuid) returns boolean
language sql stable security invoker set search_path = ''
as $$ select entity = (select auth.uid()) and not private.is_disabled(entity) $$;

create function events.snapshot_user(entity uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$ select case when entity is not null then private.to_inbox(entity) end $$;

revoke execute on function events.can_read_user(uuid), events.snapshot_user(uuid) from public;
grant execute on function events.can_read_user(uuid) to authenticated, service_role;

-- schemas/people/tables/auth_users.sql

-- The table of Supabase Auth. Every new account gets a profile; the operators' setting decides who may create one, and the
-- first becomes an operator. The address of a deleted account leaves the activity of projects.
create trigger check_sign_up before insert on auth.users
for each row execute function private.check_sign_up();

create trigger create_profile after insert on auth.users
for each row execute function private.create_profile();

create trigger appoint_first_operator after insert or update of email_confirmed_at on auth.users
for each row when (new.email_confirmed_at is not null) execute function private.appoint_first_operator();

create trigger forget_address after delete on auth.users
for each row execute function private.forget_address();

-- schemas/people/tables/operators.sql

-- The people who run the installation: they read the topic `system` and the monitoring page.
create table private.operators (
  user_id uuid primary key references auth.users (id) on delete cascade
);

-- schemas/people/tables/profiles.sql

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  display_name text not null check (length(display_name) between 1 and 80),
  created_at timestamptz not null default now(),
  constraint display_name_is_name check (private.is_name(display_name))
);

create constraint trigger delete_topic after delete on public.profiles
deferrable initially deferred for each row execute function private.delete_topic('user');

grant select on public.profiles to authenticated;
grant update (display_name) on public.profiles to authenticated;
grant all on public.profiles to service_role;

alter table public.profiles enable row level security;

create policy "people see themselves and those they work with" on public.profiles
for select to authenticated
using (id = (select auth.uid()) or private.shares_project_with(id));

-- The name under a comment stays visible after its author has left the project.
create policy "people see who wrote what they may read" on public.profiles
for select to authenticated using (private.wrote_in_own_projects(id));

create policy "people rename themselves" on public.profiles
for update to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()));

-- schemas/people/tables/sign_up.sql

-- Who may create an account: anybody, people with an invitation to a project, or nobody. Without a row, anybody may.
create table private.sign_up (
  only_row boolean primary key default true check (only_row),
  who text not null check (who in ('anybody', 'invited', 'nobody'))
);

-- schemas/projects/tables/projects.sql

create table public.projects (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(btrim(name)) between 1 and 120),
  -- null once the account is deleted
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  -- null unless it is in the trash; after 30 days there it is deleted
  trashed_at timestamptz,
  -- the team's own sites, hosts or addresses, to which articles may link
  sites text[] not null default '{}'
    check (cardinality(sites) <= 20 and length(array_to_string(sites, '')) <= 4000),
  constraint name_is_name check (private.is_name(name))
);

create trigger create_room_key after insert on public.projects
for each row execute function private.create_room_key();

create constraint trigger tell_of_project
after update of name, trashed_at on public.projects
deferrable initially deferred
for each row execute function private.tell_of_project();

create trigger record_project_activity after insert or update of name, trashed_at, sites on public.projects
for each row execute function private.record_project_activity();

create constraint trigger delete_topic after delete on public.projects
deferrable initially deferred for each row execute function private.delete_topic('project');

grant select, delete on public.projects to authenticated;
grant update (name, sites) on public.projects to authenticated;
grant all on public.projects to service_role;

alter table public.projects enable row level security;

create policy "members see their projects" on public.projects
for select to authenticated using (id = any (array(select private.own_projects('viewer'))));

create policy "owners change their projects" on public.projects
for update to authenticated
using (id = any (array(select private.own_projects('owner'))))
with check (id = any (array(select private.own_projects('owner'))));

create policy "owners delete their projects" on public.projects
for delete to authenticated using (id = any (array(select private.own_projects('owner'))));

-- schemas/contents/tables/contents.sql

create table public.contents (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  keyword text not null check (length(keyword) between 1 and 200),
  locale text not null default 'en-US' check (length(locale) between 2 and 20),
  status text not null default 'queued'
    check (status in ('queued', 'running', 'complete', 'failed', 'cancelled')),
  title text,
  score numeric(4, 1),
  words integer,
  -- the finished article: `articleSchema` of packages/pipeline
  article jsonb,
  -- null once the account is deleted
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  completed_at timestamptz,
  shelf text not null default 'active' check (shelf in ('active', 'archive', 'trash')),
  -- when it was moved to its shelf; what has been in the trash for 30 days is deleted
  shelved_at timestamptz not null default now(),
  -- whether exported pages ask search engines not to list them
  noindex boolean not null default false,
  -- the title that the article is to have; null when the writer chooses it
  wanted_title text check (length(wanted_title) between 1 and 200)
);
create index contents_by_project on public.contents (project_id, created_at desc);
create index contents_in_trash on public.contents (shelved_at) where shelf = 'trash';

create constraint trigger tell_project_of_new_content
after insert on public.contents
deferrable initially deferred
for each row execute function private.tell_project_of_content();

create constraint trigger tell_project_of_status
after update of status on public.contents
deferrable initially deferred
for each row when (old.status is distinct from new.status)
execute function private.tell_project_of_content();

create constraint trigger tell_project_of_shelf
after update of shelf or delete on public.contents
deferrable initially deferred
for each row execute function private.tell_project_of_shelf();

create constraint trigger tell_project_of_noindex
after update of noindex on public.contents
deferrable initially deferred
for each row when (old.noindex is distinct from new.noindex)
execute function private.tell_project_of_noindex();

create trigger record_deleted_articles after delete on public.contents
referencing old table as deleted for each statement execute function private.record_deleted_articles();

create trigger record_noindex_activity after update of noindex on public.contents
for each row when (old.noindex is distinct from new.noindex) execute function private.record_noindex_activity();

create constraint trigger delete_topic after delete on public.contents
deferrable initially deferred for each row execute function private.delete_topic('content');

grant select, delete on public.contents to authenticated;
grant update (noindex) on public.contents to authenticated;
grant all on public.contents to service_role;

alter table public.contents enable row level security;

create policy "members see their contents" on public.contents
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));

create policy "only editors see the trash" on public.contents
as restrictive for select to authenticated
using (shelf <> 'trash' or project_id = any (array(select private.own_projects('editor'))));

create policy "editors decide whether search engines list contents" on public.contents
for update to authenticated
using (project_id = any (array(select private.own_projects('editor'))))
with check (project_id = any (array(select private.own_projects('editor'))));

create policy "editors delete contents" on public.contents
for delete to authenticated using (project_id = any (array(select private.own_projects('editor'))));

-- schemas/generations/tables/generations.sql

create table public.generations (
  id uuid primary key default gen_random_uuid(),
  content_id uuid not null references public.contents (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  job_id uuid not null,
  status text not null default 'queued'
    check (status in ('queued', 'running', 'complete', 'failed', 'cancelled')),
  -- the state that this generation's events lead to: `generationStateSchema` of packages/generations
  state jsonb not null,
  -- the article as far as it has been written
  draft text not null default '',
  error_code text,
  -- null once the account is deleted
  requested_by uuid references auth.users (id) on delete set null,
  idempotency_key text check (length(idempotency_key) between 1 and 200),
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  -- How many times the state was written. The writer sends the number that it has read with each write. When the
  -- answer to a commit is lost with the connection, the number shows whether the commit was made.
  revision integer not null default 0,
  -- the list of keywords with which it came; null when it was requested by itself
  batch uuid,
  -- whether its person was told of its end together with others of the list
  told_in_batch boolean not null default false
);
create index generations_by_content on public.generations (content_id, created_at desc);
create index generations_by_project on public.generations (project_id, status);
create index generations_by_batch on public.generations (batch) where batch is not null;
create index untold_batches on public.generations (batch)
  where batch is not null and not told_in_batch and status in ('complete', 'failed');
create index newest_ended_generations on public.generations (finished_at desc) where status in ('complete', 'failed');
-- Two generations never write one content at the same time.
create unique index one_live_generation on public.generations (content_id) where status in ('queued', 'running');
-- A repeated request finds the generation that the first one made.
create unique index generations_by_idempotency_key
  on public.generations (project_id, requested_by, idempotency_key) where idempotency_key is not null;

create trigger count_generation after insert on public.generations
for each row execute function private.count_generation();

-- Deferred to the commit: the article is stored by then, in whichever order the rows were written.
create constraint trigger meter_ended_generation
after update of status on public.generations
deferrable initially deferred
for each row when (old.status in ('queued', 'running') and new.status in ('complete', 'failed', 'cancelled'))
execute function private.meter_ended_generation();

create trigger meter_deleted_generation before delete on public.generations
for each row when (old.status in ('queued', 'running'))
execute function private.meter_deleted_generation();

create constraint trigger notify_of_generation
after update of status on public.generations
deferrable initially deferred
for each row when (old.status is distinct from new.status and new.status in ('complete', 'failed'))
execute function private.notify_of_generation();

create trigger record_request after insert on public.generations
for each row when (new.batch is null) execute function private.record_generation_activity();

-- Deferred to the commit: the article has its title by then.
create constraint trigger record_end
after update of status on public.generations
deferrable initially deferred
for each row when (old.status in ('queued', 'running') and new.status in ('complete', 'failed', 'cancelled'))
execute function private.record_generation_activity();

grant select on public.generations to authenticated;
grant all on public.generations to service_role;

alter table public.generations enable row level security;

create policy "members see their generations" on public.generations
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));

-- schemas/generations/tables/generation_queues.sql

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

-- schemas/events/tables/topics.sql

-- The event log: named topics, each a sequence of durable events in the order of the commits, without gaps.
--
-- The order comes from the row of the topic: `events.append` raises `head` while it holds the lock of that row, inside
-- the caller's transaction. A higher number therefore never becomes visible before a lower one. NOTIFY says only which
-- topic moved; a reader that misses a notification still finds the events in the table.
create table events.topics (
  -- a kind, then any number of parts after colons; never a comma, which separates topics in a list
  topic text primary key constraint topic_name
    check (length(topic) <= 200 and topic ~ '^[a-z][a-z0-9-]*(:[A-Za-z0-9._-]+)*$'),
  -- the sequence number of the newest event
  head bigint not null default 0,
  -- the highest sequence number that was ever pruned; a reader with a lower cursor needs the snapshot
  floor bigint not null default 0
);

grant select on events.topics to authenticated, service_role;

alter table events.topics enable row level security;

-- A page reads a state and its cursor in one statement, as the person who opened it.
create policy "readers of a topic see its position" on events.topics
for select to authenticated using (events.can_read_topic(topic));

-- schemas/billing/tables/plans.sql

-- Limits are per calendar month in UTC, also where Stripe's periods differ. A generation counts from its request. It
-- stops counting when it fails through our fault or is cancelled before anything is written. Words, tokens and cost
-- are those that were used, also by generations that failed, in the month of the request.
create table public.plans (
  id text primary key,
  name text not null,
  -- a project with several subscriptions has the plan with the highest rank
  rank integer not null unique,
  -- null: no limit
  generations_per_month integer check (generations_per_month > 0),
  -- the lookup key of its price in Stripe; null for a plan that is not for sale
  stripe_lookup_key text unique
);
insert into public.plans (id, name, rank, generations_per_month, stripe_lookup_key) values
  ('free', 'Free', 0, 30, null),
  ('team', 'Team', 1, 1000, 'headway_team'),
  ('business', 'Business', 2, null, 'headway_business');

grant select on public.plans to authenticated;
grant all on public.plans to service_role;

alter table public.plans enable row level security;

create policy "everyone sees the plans" on public.plans for select to authenticated using (true);

-- schemas/documents/tables/documents.sql

-- The co-edited articles. A document is a log of Yjs updates and a snapshot of the updates that were compacted away.
--
-- As in the event log, the order comes from the row of the document: an update gets its number while the lock of that
-- row is held. A higher number therefore never becomes visible before a lower one. The broadcast to the document's
-- room only saves readers time; a reader that misses one finds the update in `document_updates`. Refusals carry a
-- stable code as their hint; an error code of `PT` and three digits is the HTTP status of the answer over REST.
create table public.documents (
  content_id uuid primary key references public.contents (id) on delete cascade,
  -- changes when the log starts over: updates of an earlier epoch cannot be merged with later ones
  epoch text not null default encode(extensions.gen_random_bytes(6), 'hex'),
  -- the number of the newest update; 0 for a new document
  seq bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

revoke all on public.documents from anon, authenticated;
grant select on public.documents to authenticated;
grant all on public.documents to service_role;

alter table public.documents enable row level security;

create policy "members see their documents" on public.documents
for select to authenticated using (private.has_content_role(content_id, 'viewer'));

-- schemas/comments/tables/project_comments.sql

-- Threads of comments on a project or on one of its articles. Commenters, editors and owners can comment.
--
-- Comments are inserted directly, under row-level security. Later changes go through functions, because the
-- permission depends on the change. A deleted comment keeps its row, so that its thread keeps its order, but loses
-- its text. Refusals carry a stable code as their hint; an error code of `PT` and three digits is the HTTP status of
-- the answer over REST.
create table public.project_comments (
  -- chosen by the client, so that a comment that is sent twice is stored once
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  -- null for a comment on the project as a whole
  content_id uuid references public.contents (id) on delete cascade,
  -- the first comment of the thread; that comment has its own id here
  thread_id uuid not null references public.project_comments (id) on delete cascade,
  -- the comment of the same thread that this one answers
  parent_id uuid references public.project_comments (id) on delete cascade,
  -- counts within the thread, in the order of the commits
  position integer not null,
  -- null once the account is deleted
  author_id uuid default auth.uid() references auth.users (id) on delete set null,
  body text not null constraint comment_body
    check (length(body) <= 10000 and (deleted_at is not null or body ~ '\S')),
  -- the passage that a thread is about: `{quote, prefix, suffix, start?, end?}`; `start` and `end` are positions in
  -- the document in base64. Null for the article as a whole.
  anchor jsonb constraint comment_anchor
    check (anchor is null
           or (jsonb_typeof(anchor) = 'object' and octet_length(anchor::text) <= 8000 and thread_id = id)),
  mentions uuid[] not null default '{}',
  -- `{"<emoji>": ["<user id>", ...]}`
  reactions jsonb not null default '{}',
  -- grows with every change, so that a reader knows which of two states is newer
  version integer not null default 1,
  resolved_at timestamptz,
  resolved_by uuid references auth.users (id) on delete set null,
  deleted_at timestamptz,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  constraint comment_position unique (thread_id, position),
  constraint deleted_is_empty check (deleted_at is null or (body = '' and mentions = '{}' and reactions = '{}')),
  constraint threads_are_resolved check (resolved_at is null or thread_id = id),
  constraint anchor_is_one check (anchor is null or private.is_anchor(anchor) is true)
);
create index project_comments_by_project on public.project_comments (project_id, created_at, id);
create index project_comments_by_content on public.project_comments (content_id);
create index project_comments_by_author on public.project_comments (author_id, project_id);
create index project_comments_by_parent on public.project_comments (parent_id);

-- Replication sends only the key of the old row: a change never repeats the text that a comment had before.
alter table public.project_comments replica identity default;
alter publication supabase_realtime add table public.project_comments;

create trigger place_comment before insert on public.project_comments
for each row execute function private.place_comment();

create trigger renew_comment before update on public.project_comments
for each row execute function private.renew_comment();

create constraint trigger notify_of_comment
after insert on public.project_comments
deferrable initially deferred
for each row execute function private.notify_of_comment();

create constraint trigger notify_of_mention
after update of mentions on public.project_comments
deferrable initially deferred
for each row when (old.mentions is distinct from new.mentions)
execute function private.notify_of_comment();

create constraint trigger notify_of_resolution
after update of resolved_at on public.project_comments
deferrable initially deferred
for each row when (old.resolved_at is null and new.resolved_at is not null)
execute function private.notify_of_resolution();

create trigger record_new_thread after insert on public.project_comments
for each row when (new.thread_id = new.id) execute function private.record_thread_activity();

create trigger record_resolution after update of resolved_at on public.project_comments
for each row when ((old.resolved_at is null) <> (new.resolved_at is null))
execute function private.record_thread_activity();

-- Older Supabase projects grant everything on a new table to everybody and leave the rest to policies.
revoke all on public.project_comments from anon, authenticated;
grant select on public.project_comments to authenticated;
grant insert (id, project_id, content_id, thread_id, parent_id, author_id, body, anchor, mentions)
  on public.project_comments to authenticated;
grant all on public.project_comments to service_role;

alter table public.project_comments enable row level security;

create policy "members read the comments of their projects" on public.project_comments
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));

create policy "commenters comment in their own name" on public.project_comments
for insert to authenticated
with check (author_id = (select auth.uid()) and project_id = any (array(select private.own_projects('commenter'))));

-- schemas/monitoring/tables/instances.sql

-- The processes of the installation, with the newest sample of each.
--
-- Nothing of this schema is reached over REST. Processes report as the server; operators read the topic `system`, and
-- acknowledge and resolve alerts through `monitoring.change_alert`.
create table monitoring.instances (
  instance text primary key check (length(instance) between 1 and 120),
  process text not null check (length(process) between 1 and 40),
  started_at timestamptz not null,
  seen_at timestamptz not null default clock_timestamp(),
  -- when the process ended in order; a silent process without this time has vanished
  stopped_at timestamptz,
  sample jsonb not null
);

-- schemas/activity/tables/project_activity.sql

-- What happened in a project: one row for each deed of a person, and for what the product did on its own. Triggers and
-- the functions that do these things write it, in the same transaction; nobody else does, and nobody changes a row.
--
-- `data` says what must be known once the subject is gone: the title of the article at that time, names of projects and
-- plans, roles. It has no text of comments or articles, no token and no name of a person: the names of people are read
-- from `profiles`, so that a deleted account leaves none.
create table public.project_activity (
  -- the order of the page; it is taken before the commit, so a lower id can become visible after a higher one
  id bigint generated always as identity primary key,
  project_id uuid not null references public.projects (id) on delete cascade,
  at timestamptz not null default now(),
  -- Null when no person did it, and once the account is deleted.
  actor_id uuid references auth.users (id) on delete set null,
  kind text not null check (kind in (
    'article_requested', 'article_retried', 'article_finished', 'article_failed', 'article_canceled',
    'article_edited', 'article_archived', 'article_trashed', 'article_restored', 'article_deleted', 'noindex_changed',
    'version_kept', 'version_restored',
    'thread_opened', 'thread_resolved', 'thread_reopened',
    'member_invited', 'invitation_withdrawn', 'member_joined', 'member_added', 'member_role_changed', 'member_removed',
    'member_left',
    'project_created', 'project_renamed', 'project_trashed', 'project_restored', 'sites_changed', 'plan_changed',
    'link_created', 'link_withdrawn',
    'keywords_queued', 'keywords_removed', 'queue_paused', 'queue_resumed')),
  -- The subjects. They are no foreign keys, except for people: a row outlives the article, version or thread.
  content_id uuid,
  version_id uuid,
  thread_id uuid,
  -- the person whose membership changed; null once the account is deleted
  member_id uuid references auth.users (id) on delete set null,
  -- by kind: `activityDataSchema` of apps/web/features/activity
  data jsonb not null default '{}'
    constraint activity_data check (jsonb_typeof(data) = 'object' and octet_length(data::text) <= 16384)
);
create index project_activity_by_project on public.project_activity (project_id, id desc);
create index project_activity_by_actor on public.project_activity (actor_id, project_id, id desc);
create index project_activity_by_member on public.project_activity (member_id) where member_id is not null;
create index project_activity_by_content on public.project_activity (content_id, id desc) where content_id is not null;
create index project_activity_by_address on public.project_activity ((data ->> 'email')) where data ? 'email';
create index project_activity_by_age on public.project_activity (at);

create constraint trigger tell_of_activity
after insert on public.project_activity
deferrable initially deferred
for each row execute function private.tell_of_activity();

revoke all on public.project_activity from anon, authenticated;
grant select on public.project_activity to authenticated;
grant all on public.project_activity to service_role;

alter table public.project_activity enable row level security;

-- Only owners see invitations, and only editors see links. The same holds for what happened to them.
create policy "members read the activity that their role may see" on public.project_activity
for select to authenticated
using (
  project_id = any (array(select private.own_projects('viewer')))
  and (kind not in ('link_created', 'link_withdrawn')
       or project_id = any (array(select private.own_projects('editor'))))
  and (kind not in ('member_invited', 'invitation_withdrawn')
       or project_id = any (array(select private.own_projects('owner'))))
);

-- schemas/billing/tables/charged_errors.sql

-- The error codes of failures that count against the plan, because their cause is the keyword. Every other failure is
-- taken off the count again.
create table private.charged_errors (
  code text primary key
);
insert into private.charged_errors (code) values ('keyword_not_covered'), ('too_few_results'), ('too_few_pages');

-- schemas/billing/tables/checkouts.sql

-- The checkout of a project that was opened last. A project has one open checkout at a time: a person who asks for the
-- same plan again gets the same one, and asking for another plan closes it. The event of a paid checkout deletes the row.
create table private.checkouts (
  project_id uuid primary key references public.projects (id) on delete cascade,
  plan_id text not null references public.plans (id),
  -- The address that Stripe writes on the invoice, of the person who asked first; null where it is not known.
  payer_email text,
  -- Part of the idempotency key at Stripe: two requests of one round get one session.
  round uuid not null default gen_random_uuid(),
  opened_at timestamptz not null default now(),
  -- Stripe's id of the session; null until Stripe has answered.
  session_id text
);

grant all on private.checkouts to service_role;

-- schemas/billing/tables/metered_stages.sql

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

-- schemas/billing/tables/provider_prices.sql

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

-- schemas/billing/tables/stripe_events.sql

-- Every webhook that was processed. A webhook that Stripe sends again is recognized by its id.
create table private.stripe_events (
  id text primary key,
  type text not null,
  created timestamptz not null,
  received_at timestamptz not null default now()
);

grant all on private.stripe_events to service_role;

-- schemas/billing/tables/subscriptions.sql

create table public.subscriptions (
  -- Stripe's id, or any other id for a plan that an operator gives
  id text primary key check (length(id) between 1 and 200),
  -- null until the event of its checkout has arrived
  project_id uuid references public.projects (id) on delete cascade,
  -- null while its price belongs to no plan
  plan_id text references public.plans (id),
  -- in Stripe's words: active, trialing, past_due, unpaid, incomplete, incomplete_expired, paused, canceled
  status text not null check (length(status) between 1 and 40),
  stripe_customer_id text,
  stripe_price_id text,
  -- of one period, in the currency's smallest unit
  amount bigint,
  -- ISO 4217 in lower case, as Stripe sends it
  currency text check (length(currency) between 1 and 10),
  current_period_end timestamptz,
  -- when it ends; null while it will be renewed
  cancel_at timestamptz,
  payment_failed_at timestamptz,
  -- The event that this state comes from. An event with a lower (event_created, event_rank, event_id) changes nothing.
  event_created timestamptz not null default '-infinity',
  event_rank integer not null default 0,
  event_id text not null default '',
  created_at timestamptz not null default now()
);
create index subscriptions_by_project on public.subscriptions (project_id);
create index subscriptions_by_customer on public.subscriptions (stripe_customer_id);

create constraint trigger notify_of_subscription
after insert or update on public.subscriptions
deferrable initially deferred
for each row execute function private.notify_of_subscription();

create trigger record_plan_activity after insert or delete or update of project_id, plan_id, status on public.subscriptions
for each row execute function private.record_plan_activity();

grant select on public.subscriptions to authenticated;
grant all on public.subscriptions to service_role;

alter table public.subscriptions enable row level security;

create policy "owners see what they pay for" on public.subscriptions
for select to authenticated using (project_id = any (array(select private.own_projects('owner'))));

-- schemas/billing/tables/usage.sql

create table public.usage (
  project_id uuid not null references public.projects (id) on delete cascade,
  -- the first day of the month
  month date not null check (extract(day from month) = 1),
  generations integer not null default 0 check (generations >= 0),
  words bigint not null default 0,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  search_calls bigint not null default 0,
  -- what the providers charge for these, in millionths of a US dollar
  cost_micros bigint not null default 0,
  -- generations whose cost is unknown because a price is missing
  unpriced integer not null default 0,
  updated_at timestamptz not null default now(),
  primary key (project_id, month)
);

create constraint trigger notify_of_first_usage
after insert on public.usage
deferrable initially deferred
for each row when (new.generations > 0)
execute function private.notify_of_usage();

create constraint trigger notify_of_usage
after update of generations on public.usage
deferrable initially deferred
for each row when (new.generations > old.generations)
execute function private.notify_of_usage();

grant select on public.usage to authenticated;
grant all on public.usage to service_role;

alter table public.usage enable row level security;

create policy "members see what is used" on public.usage
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));

-- schemas/comments/tables/comment_reads.sql

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

-- schemas/contents/tables/article_links.sql

-- Read-only links to articles for people without an account. Only the hash of a link's token is stored, so that nobody
-- who reads the database can open an article with it. Withdrawing a link deletes its row.
create table public.article_links (
  id uuid primary key default gen_random_uuid(),
  content_id uuid not null references public.contents (id) on delete cascade,
  -- SHA-256 of the token
  token_hash bytea not null unique,
  -- null once the account is deleted
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  opened_count integer not null default 0,
  last_opened_at timestamptz
);
create index article_links_by_content on public.article_links (content_id, created_at desc);

create trigger record_link_activity after insert or delete on public.article_links
for each row execute function private.record_link_activity();

revoke all on public.article_links from anon, authenticated;
grant select (id, content_id, created_by, created_at, expires_at, opened_count, last_opened_at), delete
  on public.article_links to authenticated;
grant all on public.article_links to service_role;

alter table public.article_links enable row level security;

create policy "editors see the links to their articles" on public.article_links
for select to authenticated using (private.has_content_role(content_id, 'editor'));

create policy "editors withdraw links" on public.article_links
for delete to authenticated using (private.has_content_role(content_id, 'editor'));

-- schemas/contents/tables/figure_answers.sql

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

-- schemas/documents/tables/document_authorship.sql

-- Who first appended which characters: `length` characters of one Yjs client, beginning at `clock`. Filled before the
-- updates that prove it are compacted away. Characters in neither place have no known author.
create table private.document_authorship (
  content_id uuid not null references public.documents (content_id) on delete cascade,
  client bigint not null,
  clock bigint not null,
  length bigint not null check (length > 0),
  -- `generated`: by the pipeline; `restored`: this person brought it back from a version
  origin text not null check (origin in ('written', 'generated', 'restored')),
  -- null once the account is deleted
  user_id uuid references auth.users (id) on delete set null,
  primary key (content_id, client, clock)
);

grant all on private.document_authorship to service_role;

-- schemas/documents/tables/document_quarantine.sql

-- Updates that were appended but are not valid Yjs updates. They are kept as evidence and belong to no document.
create table private.document_quarantine (
  content_id uuid not null references public.documents (content_id) on delete cascade,
  seq bigint not null,
  update bytea not null,
  user_id uuid references auth.users (id) on delete set null,
  reason text not null,
  appended_at timestamptz not null,
  quarantined_at timestamptz not null default now(),
  primary key (content_id, seq)
);

grant all on private.document_quarantine to service_role;

-- schemas/documents/tables/document_snapshots.sql

-- The document up to `seq`, encoded anew. Updates that the snapshot contains are deleted.
create table public.document_snapshots (
  content_id uuid primary key references public.documents (content_id) on delete cascade,
  seq bigint not null,
  state bytea not null,
  -- the authors of the updates that were compacted since the newest version
  authors uuid[] not null default '{}',
  created_at timestamptz not null default now()
);

-- People read snapshots through `read_updates`, which checks the role once and not for each row.
revoke all on public.document_snapshots from anon, authenticated;
grant all on public.document_snapshots to service_role;

alter table public.document_snapshots enable row level security;

-- schemas/documents/tables/document_updates.sql

create table public.document_updates (
  content_id uuid not null references public.documents (content_id) on delete cascade,
  seq bigint not null,
  update bytea not null constraint update_size check (octet_length(update) between 2 and 1048576),
  -- null once the account is deleted
  user_id uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (content_id, seq)
);

-- People read updates through `read_updates`, which checks the role once and not for each row.
revoke all on public.document_updates from anon, authenticated;
grant all on public.document_updates to service_role;

alter table public.document_updates enable row level security;

-- schemas/documents/tables/document_versions.sql

create table public.document_versions (
  id uuid primary key default gen_random_uuid(),
  content_id uuid not null references public.documents (content_id) on delete cascade,
  seq bigint not null,
  -- null for a version without a name
  name text constraint version_name check (length(name) <= 120 and name ~ '\S'),
  state bytea not null,
  -- the authors of the changes since the version before
  authors uuid[] not null default '{}',
  -- null for an automatic version, and once the account is deleted
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default clock_timestamp(),
  kind text not null default 'automatic'
    check (kind in ('generated', 'automatic', 'kept', 'before_restore', 'restored')),
  -- words of the article; null for a version that is older than this column
  words integer check (words >= 0),
  -- the person who gave it its name
  named_by uuid references auth.users (id) on delete set null,
  -- of a `restored` version: the version that it repeats
  restored_from uuid references public.document_versions (id) on delete set null
);
create index versions_by_document on public.document_versions (content_id, created_at desc);
create index versions_by_position on public.document_versions (content_id, seq desc, created_at desc);
create unique index one_generated_version on public.document_versions (content_id) where kind = 'generated';

create constraint trigger record_version_activity
after insert or update of name on public.document_versions
deferrable initially deferred
for each row execute function private.record_version_activity();

create constraint trigger tell_of_version
after insert or update of name on public.document_versions
deferrable initially deferred
for each row execute function private.tell_of_version();

-- Every column but `state`, which is read on the server.
revoke all on public.document_versions from anon, authenticated;
grant select
  (id, content_id, seq, name, authors, created_by, created_at, kind, words, named_by, restored_from)
  on public.document_versions to authenticated;
grant all on public.document_versions to service_role;

alter table public.document_versions enable row level security;

create policy "members see the versions of their documents" on public.document_versions
for select to authenticated using (private.has_content_role(content_id, 'viewer'));

-- schemas/events/tables/epoch.sql

-- One epoch per database. It changes when a database is restored or reset; cursors of an earlier epoch are void.
create table events.epoch (
  only_row boolean primary key default true check (only_row),
  epoch text not null default encode(extensions.gen_random_bytes(6), 'hex')
);
insert into events.epoch default values;

-- A page reads a state together with its cursor, and a cursor contains the epoch.
grant select on events.epoch to authenticated, service_role;

-- schemas/events/tables/events.sql

create table events.events (
  topic text not null references events.topics (topic) on delete cascade,
  seq bigint not null,
  -- the excluded names belong to frames that are not events
  type text not null constraint event_type
    check (length(type) between 1 and 80 and type not in ('connected', 'snapshot', 'reset')),
  -- the excluded fields belong to the envelope; on the wire they are on one level with these
  data jsonb not null constraint event_data
    check (jsonb_typeof(data) = 'object' and not data ?| array['type', 'topic', 'seq', 'at']),
  -- a transient event may be pruned once its effect is stored elsewhere
  transient boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  -- lets a reader stop after a number of bytes without reading `data`
  bytes integer not null generated always as (octet_length(data::text)) stored
    constraint event_size check (bytes <= 400000),
  -- the trace of the transaction that appended the event, as a W3C `traceparent` header; the server that puts the
  -- event on the wire continues that trace
  traceparent text default nullif(current_setting('headway.traceparent', true), '')
    constraint event_traceparent check (length(traceparent) <= 100),
  primary key (topic, seq)
);
create index transient_events on events.events (topic) where transient;

grant select on events.events to service_role;

-- schemas/generations/tables/generation_stages.sql

create table public.generation_stages (
  generation_id uuid not null references public.generations (id) on delete cascade,
  stage text not null,
  position integer not null,
  status text not null check (status in ('running', 'complete', 'failed', 'cancelled')),
  -- how often the stage was begun; more than 1 after a worker died in it
  runs integer not null default 1,
  -- the search provider or model that did the work; durations are comparable only within one provider
  provider text,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  duration_ms integer,
  primary key (generation_id, stage)
);
-- Estimates use the newest durations of a stage with a provider.
create index stage_durations on public.generation_stages (stage, provider, finished_at desc)
  where status = 'complete';
-- A queued generation does not know its providers yet. Its estimates use the newest durations of any provider.
create index latest_stage_durations on public.generation_stages (stage, finished_at desc) where status = 'complete';

grant select on public.generation_stages to authenticated;
grant all on public.generation_stages to service_role;

alter table public.generation_stages enable row level security;

create policy "members see their stages" on public.generation_stages
for select to authenticated
using (exists (select 1 from public.generations as generation where generation.id = generation_id));

-- schemas/generations/tables/queued_keywords.sql

-- Keywords that wait in the queue of a project. The worker makes a content and a generation of the first one as soon as
-- fewer generations of the project are queued or running than may run at once. Until then a keyword costs nothing.
create table public.queued_keywords (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.generation_queues (project_id) on delete cascade,
  -- the order in the queue; there are gaps
  place integer not null,
  keyword text not null
    check (length(keyword) between 1 and 200 and private.is_name(keyword) and keyword ~ '[^[:punct:][:space:]]'),
  locale text not null check (locale ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' and length(locale) <= 20),
  -- the title that the article is to have; null when the writer chooses it
  title text check (length(title) between 1 and 200 and private.is_name(title)),
  -- the list with which it came
  batch uuid not null,
  -- null once the account is deleted
  queued_by uuid references auth.users (id) on delete set null,
  queued_at timestamptz not null default now(),
  -- deferrable: a move changes the places of many rows in one statement
  constraint one_keyword_a_place unique (project_id, place) deferrable initially immediate
);
create index queued_keywords_by_batch on public.queued_keywords (batch);

grant select on public.queued_keywords to authenticated;
grant all on public.queued_keywords to service_role;

alter table public.queued_keywords enable row level security;

create policy "members see what waits" on public.queued_keywords
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));

-- schemas/generations/tables/stage_outputs.sql

-- The output of each finished stage. Another worker continues a generation from here. The outputs contain the text of
-- fetched pages, so only the worker reads them.
create table private.stage_outputs (
  generation_id uuid not null references public.generations (id) on delete cascade,
  stage text not null,
  output jsonb not null,
  primary key (generation_id, stage)
);

-- schemas/monitoring/tables/alerts.sql

create table monitoring.alerts (
  id uuid primary key default gen_random_uuid(),
  -- two occurrences with the same fingerprint are one alert
  fingerprint text not null check (length(fingerprint) between 1 and 200),
  kind text not null check (length(kind) between 1 and 60),
  severity text not null check (severity in ('warning', 'critical')),
  title text not null,
  detail text not null default '',
  first_at timestamptz not null default clock_timestamp(),
  last_at timestamptz not null default clock_timestamp(),
  count integer not null default 1,
  acknowledged_at timestamptz,
  acknowledged_by uuid references auth.users (id) on delete set null,
  resolved_at timestamptz,
  -- null when it was resolved because its rule no longer found it
  resolved_by uuid references auth.users (id) on delete set null
);
create unique index one_open_alert on monitoring.alerts (fingerprint) where resolved_at is null;
create index alerts_by_time on monitoring.alerts (last_at desc);
create index alerts_by_fingerprint on monitoring.alerts (fingerprint, first_at desc);

create trigger tell_alert after insert or update on monitoring.alerts
for each row execute function monitoring.tell_alert();

-- schemas/monitoring/tables/samples.sql

create table monitoring.samples (
  at timestamptz not null default clock_timestamp(),
  instance text not null references monitoring.instances (instance) on delete cascade,
  sample jsonb not null,
  primary key (instance, at)
);
create index samples_by_time on monitoring.samples (at);

-- schemas/notifications/tables/muted_projects.sql

-- Projects of whose articles and comments a person does not want to hear. `private.notify` writes no such notification.
create table public.muted_projects (
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  primary key (user_id, project_id)
);

grant select, insert, delete on public.muted_projects to authenticated;
grant all on public.muted_projects to service_role;

alter table public.muted_projects enable row level security;

create policy "people see what they muted" on public.muted_projects
for select to authenticated using (user_id = (select auth.uid()));

create policy "people mute their projects" on public.muted_projects
for insert to authenticated
with check (user_id = (select auth.uid()) and project_id = any (array(select private.own_projects('viewer'))));

create policy "people end what they muted" on public.muted_projects
for delete to authenticated using (user_id = (select auth.uid()));

-- schemas/notifications/tables/notification_preferences.sql

-- Which kinds of notifications a person wants, and how. Without a row: in the application, and by mail as
-- `private.default_email` says.
create table public.notification_preferences (
  user_id uuid not null references auth.users (id) on delete cascade,
  kind text not null constraint preference_kind check (private.default_email(kind) is not null),
  in_app boolean not null default true,
  email text not null default 'off' check (email in ('off', 'now', 'daily')),
  primary key (user_id, kind)
);

grant select, insert, update, delete on public.notification_preferences to authenticated;
grant all on public.notification_preferences to service_role;

alter table public.notification_preferences enable row level security;

create policy "people choose what they hear of" on public.notification_preferences
for all to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

-- schemas/notifications/tables/notifications.sql

-- Notifications are written by deferred triggers, in the transaction of the change that they report, and appended to
-- the topic `user:<id>`, which every open page of that person follows.
--
-- `private.notify` writes a notification. Topics of people are appended to after topics of projects, so that two
-- transactions never wait for each other.
create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  kind text not null constraint notification_kind check (private.default_email(kind) is not null),
  project_id uuid references public.projects (id) on delete cascade,
  content_id uuid references public.contents (id) on delete cascade,
  -- notifications with the same key are one group in the inbox
  thread_key text not null check (length(thread_key) between 1 and 200),
  -- the values in the sentence, by kind: `notificationDataSchemas` of packages/notifications. They are plain text,
  -- also where they look like markup.
  data jsonb not null default '{}'
    constraint notification_data check (jsonb_typeof(data) = 'object' and octet_length(data::text) <= 16384),
  -- a second notification with the same key for the same person is dropped
  dedupe_key text not null check (length(dedupe_key) between 1 and 300),
  -- copied from the person's preferences when the notification is written
  in_app boolean not null,
  email text not null check (email in ('off', 'now', 'daily')),
  read_at timestamptz,
  -- when its mail was given to the job store
  mailed_at timestamptz,
  created_at timestamptz not null default now(),
  -- when its person deleted it; until it is purged after 30 days, that can be undone
  deleted_at timestamptz,
  unique (user_id, dedupe_key)
);
create index notifications_by_user on public.notifications (user_id, created_at desc, id) where in_app;
create index unread_notifications on public.notifications (user_id) where in_app and read_at is null;
create index notifications_to_mail on public.notifications (email, created_at)
  where email <> 'off' and mailed_at is null;
create index notifications_by_project on public.notifications (project_id);
create index notifications_by_content on public.notifications (content_id);
create index announcements on public.notifications (thread_key) where kind = 'announcement';

create constraint trigger tell_of_notification
after insert on public.notifications
deferrable initially deferred
for each row when (new.in_app)
execute function private.tell_of_notification();

create trigger tell_of_reading
after update on public.notifications
referencing old table as earlier new table as changed
for each statement execute function private.tell_of_reading();

create trigger tell_of_deletion
after update on public.notifications
referencing old table as earlier new table as changed
for each statement execute function private.tell_of_deletion();

create trigger tell_of_removal
after delete on public.notifications
referencing old table as gone
for each statement execute function private.tell_of_removal();

grant select on public.notifications to authenticated;
grant all on public.notifications to service_role;

alter table public.notifications enable row level security;

create policy "people see what they were told" on public.notifications
for select to authenticated using (user_id = (select auth.uid()) and in_app and deleted_at is null);

-- schemas/projects/tables/invitations.sql

-- Invitations to projects that nobody has accepted yet. Accepting, withdrawing and declining one deletes it.
create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  -- in lower case
  email text not null check (length(email) between 3 and 254 and email = lower(btrim(email))),
  role text not null check (role in ('owner', 'editor', 'commenter', 'viewer')),
  -- The secret part of the link. Only owners of the project and the mail to the address have it.
  token text not null unique default encode(extensions.gen_random_bytes(24), 'hex'),
  -- null once the account is deleted
  invited_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  -- when the mail was handed on; null while it is due
  mailed_at timestamptz,
  unique (project_id, email)
);
create index invitations_to_mail on public.invitations (created_at) where mailed_at is null;

create trigger record_invitation_activity after insert or delete or update of token on public.invitations
for each row execute function private.record_invitation_activity();

grant select, delete on public.invitations to authenticated;
grant all on public.invitations to service_role;

alter table public.invitations enable row level security;

create policy "owners see invitations" on public.invitations
for select to authenticated using (project_id = any (array(select private.own_projects('owner'))));

create policy "owners withdraw invitations" on public.invitations
for delete to authenticated using (project_id = any (array(select private.own_projects('owner'))));

-- schemas/projects/tables/project_members.sql

create table public.project_members (
  project_id uuid not null references public.projects (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role text not null check (role in ('owner', 'editor', 'commenter', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (project_id, user_id)
);
create index project_members_by_user on public.project_members (user_id);

create trigger keep_an_owner before update or delete on public.project_members
for each row execute function private.keep_an_owner();

create trigger move_rooms_after_delete after delete on public.project_members
referencing old table as before for each statement execute function private.move_rooms();

create trigger move_rooms_after_update after update on public.project_members
referencing old table as before for each statement execute function private.move_rooms();

create constraint trigger tell_of_membership
after insert or delete or update of role on public.project_members
deferrable initially deferred
for each row execute function private.tell_of_membership();

create constraint trigger notify_of_membership
after insert or delete on public.project_members
deferrable initially deferred
for each row execute function private.notify_of_membership();

create trigger record_new_or_ended_membership after insert or delete on public.project_members
for each row execute function private.record_membership_activity();

create trigger record_new_role after update of role on public.project_members
for each row when (old.role <> new.role) execute function private.record_membership_activity();

grant select, insert, delete on public.project_members to authenticated;
grant update (role) on public.project_members to authenticated;
grant all on public.project_members to service_role;

alter table public.project_members enable row level security;

create policy "members see each other" on public.project_members
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));

create policy "owners invite" on public.project_members
for insert to authenticated with check (project_id = any (array(select private.own_projects('owner'))));

create policy "owners change roles" on public.project_members
for update to authenticated
using (project_id = any (array(select private.own_projects('owner'))))
with check (project_id = any (array(select private.own_projects('owner'))));

create policy "owners remove members, and members leave" on public.project_members
for delete to authenticated
using (project_id = any (array(select private.own_projects('owner'))) or user_id = (select auth.uid()));

-- schemas/rooms/tables/realtime_messages.sql

-- The policies of Supabase Realtime's private rooms. Realtime evaluates them when a person enters a room and when
-- that person's token is renewed.
--
-- `document:<content>:<key>` carries the updates of a document; only the database writes to it. In the room of the
-- same name with `:awareness` after it, people show each other their carets. People can therefore write nothing into
-- the room whose messages are applied to a document.
--
-- `project:<id>:collaborators` shows who is present, `project:<id>:comments` the changes of comments. Nobody
-- broadcasts in either.

create policy "members enter the rooms of their documents" on realtime.messages
for select to authenticated using (private.may_enter_document_room(realtime.topic()));

create policy "members show where they are in a document" on realtime.messages
for insert to authenticated
with check (
  extension = 'broadcast'
  and realtime.topic() like '%:awareness'
  and private.may_enter_document_room(realtime.topic())
);

create policy "members enter the rooms of their projects" on realtime.messages
for select to authenticated using (private.has_role(private.project_of_room(realtime.topic()), 'viewer'));

create policy "members say that they are there" on realtime.messages
for insert to authenticated
with check (
  extension = 'presence'
  and realtime.topic() like '%:collaborators'
  and private.has_role(private.project_of_room(realtime.topic()), 'viewer')
);

-- schemas/rooms/tables/room_keys.sql

-- The key in the names of a project's document rooms. `private.move_rooms` changes it when a person leaves the project.
create table private.room_keys (
  project_id uuid primary key references public.projects (id) on delete cascade,
  key text not null default encode(extensions.gen_random_bytes(16), 'hex')
);

grant all on private.room_keys to service_role;

-- schemas/activity/functions/delete_old_activity.sql

-- Deletes up to `most` rows of activity that are older than `before`, the oldest first. Returns how many. The worker
-- calls it again until nothing is left, so that no call holds anybody up.
create function private.delete_old_activity(before timestamptz, most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  deleted integer;
begin
  delete from public.project_activity
   where id in (select old.id from public.project_activity as old
                 where old.at < delete_old_activity.before order by old.at limit most for update skip locked);
  get diagnostics deleted = row_count;
  return deleted;
end
$$;

revoke execute on function private.delete_old_activity(timestamptz, integer) from public;
grant execute on function private.delete_old_activity(timestamptz, integer) to service_role;

-- schemas/billing/functions/admit_generation.sql

-- Says whether one more generation fits into this month. Writes nothing. The caller holds the project's row, so that the
-- next request of the project counts this one too.
-- `usage_limit` is null for a plan without a limit.
create function private.admit_generation(
  project uuid, out admitted boolean, out used integer, out usage_limit integer, out plan_id text,
  out renews_at timestamptz
)
language plpgsql security definer set search_path = ''
as $$
declare
  this_month date := private.to_month(now());
  plan public.plans;
begin
  select coalesce(max(generations), 0) into used from public.usage
   where project_id = project and month = this_month;
  plan := private.plan_of(project);
  usage_limit := plan.generations_per_month;
  plan_id := plan.id;
  admitted := usage_limit is null or used < usage_limit;
  renews_at := (this_month + interval '1 month') at time zone 'UTC';
end
$$;

revoke execute on function private.admit_generation(uuid) from public;
grant execute on function private.admit_generation(uuid) to service_role;

-- schemas/billing/functions/has_begun_writing.sql

-- Has a generation reached the stage that writes the article? From then on it counts, also when it is cancelled.
create function private.has_begun_writing(generation uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select 1
      from public.generation_stages as begun
      join private.metered_stages as metered using (stage)
     where begun.generation_id = generation and metered.priced = 'text')
$$;

revoke execute on function private.has_begun_writing(uuid) from public;

-- schemas/billing/functions/meter_generation.sql

-- Adds what a generation used to the month of its request. `given_back` takes the generation off the count.
create function private.meter_generation(generation public.generations, words bigint, given_back boolean)
returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  used record;
begin
  select * into used from private.usage_of_generation(generation.id);
  update public.usage as entry
     set generations = greatest(0, entry.generations - given_back::integer),
         words = entry.words + words,
         input_tokens = entry.input_tokens + used.input_tokens,
         output_tokens = entry.output_tokens + used.output_tokens,
         search_calls = entry.search_calls + used.search_calls,
         cost_micros = entry.cost_micros + coalesce(used.cost_micros, 0),
         unpriced = entry.unpriced + (used.cost_micros is null)::integer,
         updated_at = now()
   where entry.project_id = generation.project_id and entry.month = private.to_month(generation.created_at);
end
$$;

revoke execute on function private.meter_generation(public.generations, bigint, boolean) from public;

-- schemas/billing/functions/plan_of.sql

-- The plan that a project has now. Members of a project see its plan; only owners see the subscription.
create function private.plan_of(project uuid) returns public.plans
language sql stable security definer set search_path = ''
as $$
  select plan.*
    from public.plans as plan
   where plan.id = 'free'
      or plan.id in (select subscription.plan_id from public.subscriptions as subscription
                      where subscription.project_id = project
                        and private.grants_plan(subscription.status))
   order by plan.rank desc
   limit 1
$$;

revoke execute on function private.plan_of(uuid) from public;
grant execute on function private.plan_of(uuid) to authenticated, service_role;

-- schemas/billing/functions/price_in_generation.sql

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

-- schemas/billing/functions/to_month.sql

-- The first day of the month, in UTC.
create function private.to_month(moment timestamptz) returns date
language sql immutable set search_path = ''
as $$ select date_trunc('month', moment at time zone 'UTC')::date $$;

-- schemas/billing/functions/usage_of_generation.sql

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

-- schemas/comments/functions/delete_comment.sql

-- Deletes a comment's text, mentions and reactions for good. Its author and the owners of the project can.
create function public.delete_comment(comment uuid) returns public.project_comments
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  before constant public.project_comments := private.lock_comment(delete_comment.comment, 'viewer');
  after public.project_comments;
begin
  if before.author_id is distinct from (select auth.uid()) and not private.has_role(before.project_id, 'owner') then
    raise exception 'only its author or an owner of the project can delete a comment'
      using errcode = '42501', hint = 'not_author';
  end if;
  if before.deleted_at is not null then
    return before;
  end if;
  update public.project_comments as c
     set body = '', mentions = '{}', reactions = '{}', deleted_at = now()
   where c.id = before.id
  returning c.* into after;
  return after;
end
$$;

revoke execute on function public.delete_comment(uuid) from public, anon;
grant execute on function public.delete_comment(uuid) to authenticated;

-- schemas/comments/functions/edit_comment.sql

-- Changes the text and the mentions of a comment. Only its author can.
create function public.edit_comment(comment uuid, body text, mentions uuid[] default '{}')
returns public.project_comments
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  before constant public.project_comments := private.lock_comment(edit_comment.comment, 'commenter');
  after public.project_comments;
  mentioned constant uuid[] := array(select distinct m from unnest(edit_comment.mentions) as m);
begin
  if before.author_id is distinct from (select auth.uid()) then
    raise exception 'only its author can edit a comment' using errcode = '42501', hint = 'not_author';
  end if;
  if before.deleted_at is not null then
    raise exception 'the comment has been deleted' using errcode = 'PT409', hint = 'comment_deleted';
  end if;
  perform private.check_comment(before.project_id, edit_comment.body, mentioned);
  update public.project_comments as c
     set body = edit_comment.body, mentions = mentioned, edited_at = now()
   where c.id = before.id
  returning c.* into after;
  return after;
end
$$;

revoke execute on function public.edit_comment(uuid, text, uuid[]) from public, anon;
grant execute on function public.edit_comment(uuid, text, uuid[]) to authenticated;

-- schemas/comments/functions/lock_comment.sql

-- Locks a comment for a change that needs at least this role. A comment that the person may not read is refused as
-- if it did not exist.
create function private.lock_comment(comment uuid, minimum text) returns public.project_comments
language plpgsql security definer set search_path = ''
as $$
declare
  found_comment public.project_comments;
begin
  select * into found_comment from public.project_comments as c where c.id = lock_comment.comment for update;
  if not found or not private.has_role(found_comment.project_id, 'viewer') then
    raise exception 'the comment is not there any more' using errcode = 'PT404', hint = 'comment_not_found';
  end if;
  if not private.has_role(found_comment.project_id, minimum) then
    raise exception 'this needs at least the role %', minimum using errcode = '42501', hint = 'role_too_low';
  end if;
  return found_comment;
end
$$;

revoke execute on function private.lock_comment(uuid, text) from public;

-- schemas/comments/functions/mark_thread_read.sql

-- Records that the signed-in person has read a thread up to this position. An earlier position changes nothing.
create function public.mark_thread_read(thread uuid, up_to integer) returns void
language plpgsql strict security definer set search_path = ''
as $$
declare
  root public.project_comments;
begin
  select * into root from public.project_comments as c where c.id = mark_thread_read.thread and c.thread_id = c.id;
  if not found or not private.has_role(root.project_id, 'viewer') then
    raise exception 'the thread is not there any more' using errcode = 'PT404', hint = 'thread_not_found';
  end if;
  insert into public.comment_reads as known (user_id, thread_id, project_id, position)
  values ((select auth.uid()), root.id, root.project_id, mark_thread_read.up_to)
  on conflict (user_id, thread_id) do update set position = excluded.position
    where known.position < excluded.position;
end
$$;

revoke execute on function public.mark_thread_read(uuid, integer) from public, anon;
grant execute on function public.mark_thread_read(uuid, integer) to authenticated;

-- schemas/comments/functions/react_to_comment.sql

-- Adds the signed-in person's reaction to a comment, or removes it.
create function public.react_to_comment(comment uuid, emoji text, reacted boolean)
returns public.project_comments
language plpgsql strict security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  before constant public.project_comments := private.lock_comment(react_to_comment.comment, 'commenter');
  after public.project_comments;
  mine constant jsonb := to_jsonb((select auth.uid())::text);
  others constant jsonb := coalesce(before.reactions -> react_to_comment.emoji, '[]') - (mine #>> '{}');
begin
  if before.deleted_at is not null then
    raise exception 'the comment has been deleted' using errcode = 'PT409', hint = 'comment_deleted';
  end if;
  if react_to_comment.emoji is null or react_to_comment.emoji not in ('👍', '❤️', '🎉', '😄', '🤔', '👀') then
    raise exception 'there is no such reaction' using errcode = 'PT422', hint = 'unknown_reaction';
  end if;
  if (coalesce(before.reactions -> react_to_comment.emoji, '[]') @> mine) = react_to_comment.reacted then
    return before;
  end if;
  update public.project_comments as c
     set reactions = case
           when react_to_comment.reacted
             then before.reactions || jsonb_build_object(react_to_comment.emoji, others || mine)
           when others = '[]' then before.reactions - react_to_comment.emoji
           else before.reactions || jsonb_build_object(react_to_comment.emoji, others)
         end
   where c.id = before.id
  returning c.* into after;
  return after;
end
$$;

revoke execute on function public.react_to_comment(uuid, text, boolean) from public, anon;
grant execute on function public.react_to_comment(uuid, text, boolean) to authenticated;

-- schemas/comments/functions/resolve_thread.sql

-- Resolves a thread or opens it again. Commenters, editors and owners can.
create function public.resolve_thread(thread uuid, resolved boolean) returns public.project_comments
language plpgsql strict security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  before constant public.project_comments := private.lock_comment(resolve_thread.thread, 'commenter');
  after public.project_comments;
begin
  if before.thread_id <> before.id then
    raise exception 'the thread is not there any more' using errcode = 'PT404', hint = 'thread_not_found';
  end if;
  if (before.resolved_at is not null) = resolve_thread.resolved then
    return before;
  end if;
  update public.project_comments as c
     set resolved_at = case when resolve_thread.resolved then now() end,
         resolved_by = case when resolve_thread.resolved then (select auth.uid()) end
   where c.id = before.id
  returning c.* into after;
  return after;
end
$$;

revoke execute on function public.resolve_thread(uuid, boolean) from public, anon;
grant execute on function public.resolve_thread(uuid, boolean) to authenticated;

-- schemas/contents/functions/create_article_link.sql

-- Creates a read-only link to an article that works for 1, 7 or 30 days. Returns its token, which is stored nowhere.
create function public.create_article_link(content uuid, days integer) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  project constant uuid := (
    select article.project_id from public.contents as article where article.id = create_article_link.content);
  token constant text := encode(extensions.gen_random_bytes(24), 'hex');
begin
  -- the lock first: a role that is taken away while this waits must count
  perform from public.projects as held where held.id = project for no key update;
  if not private.has_role(project, 'viewer') then
    raise exception 'the article does not exist' using errcode = 'PT404', hint = 'not_found';
  end if;
  if not private.has_role(project, 'editor') then
    raise exception 'only editors create links' using errcode = '42501', hint = 'role_too_low';
  end if;
  if create_article_link.days is null or create_article_link.days not in (1, 7, 30) then
    raise exception 'a link works for 1, 7 or 30 days' using errcode = 'PT422', hint = 'invalid_expiry';
  end if;
  if not exists (
    select from public.contents as article
     where article.id = create_article_link.content and article.article is not null and article.shelf <> 'trash')
  then
    raise exception 'there is no article to link to' using errcode = 'PT409', hint = 'nothing_to_share';
  end if;
  delete from public.article_links as link where link.content_id = create_article_link.content and link.expires_at <= now();
  if (select count(*) >= 20 from public.article_links as link where link.content_id = create_article_link.content) then
    raise exception 'too many links to the article' using errcode = 'PT409', hint = 'too_many_links';
  end if;
  insert into public.article_links (content_id, token_hash, created_by, expires_at)
  values (create_article_link.content, extensions.digest(token, 'sha256'), (select auth.uid()),
          now() + create_article_link.days * interval '1 day');
  return token;
end
$$;

revoke execute on function public.create_article_link(uuid, integer) from public, anon;
grant execute on function public.create_article_link(uuid, integer) to authenticated;

-- schemas/contents/functions/delete_old_trash.sql

-- Deletes the articles and projects that were moved to the trash before `before`, and the notifications that their people
-- deleted before. Returns how many articles and projects.
create function private.delete_old_trash(before timestamptz) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  projects integer;
  contents integer;
begin
  delete from public.projects where trashed_at < before;
  get diagnostics projects = row_count;
  delete from public.contents where shelf = 'trash' and shelved_at < before;
  get diagnostics contents = row_count;
  delete from public.notifications where deleted_at < before;
  return projects + contents;
end
$$;

revoke execute on function private.delete_old_trash(timestamptz) from public;
grant execute on function private.delete_old_trash(timestamptz) to service_role;

-- schemas/contents/functions/move_contents.sql

-- Moves articles to a shelf: 'active', 'archive' or 'trash'. All of them are moved or none. Returns how many changed.
create function public.move_contents(contents uuid[], shelf text) returns integer
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  article record;
  wanted constant uuid[] := array(select distinct id from unnest(move_contents.contents) as id where id is not null);
  found_rows integer := 0;
  moving record;
  moved integer;
begin
  if move_contents.shelf is null or move_contents.shelf not in ('active', 'archive', 'trash') then
    raise exception 'there is no such shelf' using errcode = 'PT422', hint = 'unknown_shelf';
  end if;
  if cardinality(wanted) > 500 then
    raise exception 'at most 500 articles are moved at once' using errcode = 'PT422', hint = 'too_many_articles';
  end if;
  for article in
    select content.id, content.project_id, content.status from public.contents as content
     where content.id = any (wanted) order by content.id for update
  loop
    continue when not private.has_role(article.project_id, 'viewer');
    if not private.has_role(article.project_id, 'editor') then
      raise exception 'only editors move articles' using errcode = '42501', hint = 'role_too_low';
    end if;
    if move_contents.shelf = 'trash' and article.status in ('queued', 'running') then
      raise exception 'an article is still being generated' using errcode = 'PT409', hint = 'still_running';
    end if;
    found_rows := found_rows + 1;
  end loop;
  if found_rows < cardinality(wanted) then
    raise exception 'an article does not exist' using errcode = 'PT404', hint = 'article_gone';
  end if;
  for moving in
    select content.project_id, content.shelf,
           jsonb_agg(jsonb_build_object(
             'id', content.id, 'title', private.to_activity_title(content.title, content.keyword)) order by content.created_at,
                     content.id) as articles
      from public.contents as content
     where content.id = any (wanted) and content.shelf <> move_contents.shelf
     group by content.project_id, content.shelf order by content.project_id, content.shelf
  loop
    perform private.record_articles(
      moving.project_id,
      case move_contents.shelf when 'archive' then 'article_archived' when 'trash' then 'article_trashed'
                               else 'article_restored' end,
      (select auth.uid()), moving.articles, jsonb_build_object('from', moving.shelf));
  end loop;
  update public.contents as content set shelf = move_contents.shelf, shelved_at = now()
   where content.id = any (wanted) and content.shelf <> move_contents.shelf;
  get diagnostics moved = row_count;
  return moved;
end
$$;

revoke execute on function public.move_contents(uuid[], text) from public, anon;
grant execute on function public.move_contents(uuid[], text) to authenticated;

-- schemas/contents/functions/open_article_link.sql

-- The article that a read-only link leads to, and counts that the link was opened. Null for a token that is unknown,
-- expired or withdrawn, and while the article or its project is in the trash. Only our servers call it.
create function private.open_article_link(token text) returns uuid
language sql security definer set search_path = ''
as $$
  update public.article_links as link
     set opened_count = link.opened_count + 1, last_opened_at = now()
    from public.contents as article
    join public.projects as project on project.id = article.project_id and project.trashed_at is null
   where link.token_hash = extensions.digest(open_article_link.token, 'sha256') and link.expires_at > now()
     and article.id = link.content_id and article.article is not null and article.shelf <> 'trash'
  returning link.content_id
$$;

revoke execute on function private.open_article_link(text) from public;
grant execute on function private.open_article_link(text) to service_role;

-- schemas/contents/functions/search_workspace.sql

-- What the signed-in person finds by a text in all own projects: up to `most` articles, projects and people. Texts that
-- begin with it come first, then what is newer. Articles in the trash are left out.
-- Returns {articles: [{id, title, projectName}], projects: [{id, name}], people: [{id, displayName, projectId, projectName}]}.
--
-- The projects are read once. Under the policies of the tables each row would be judged before it is compared.
create function public.search_workspace(query text, most integer default 6) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  own constant uuid[] := array(select private.own_projects('viewer'));
  start constant text := regexp_replace(btrim(left(query, 200)), '([\\%_])', '\\\1', 'g') || '%';
  anywhere constant text := '%' || start;
  many constant integer := least(greatest(coalesce(most, 6), 1), 20);
begin
  if start = '%' or start is null then
    return jsonb_build_object('articles', '[]'::jsonb, 'projects', '[]'::jsonb, 'people', '[]'::jsonb);
  end if;
  return jsonb_build_object(
    'articles', (
      select coalesce(jsonb_agg(jsonb_build_object(
               'id', hit.id, 'title', coalesce(hit.title, hit.keyword), 'projectName', project.name)
               order by hit.at_start desc, hit.created_at desc, hit.id), '[]')
        from (select content.*, (coalesce(content.title, '') ilike start or content.keyword ilike start) as at_start
                from public.contents as content
               where content.project_id = any (own) and content.shelf <> 'trash'
                 and (content.title ilike anywhere or content.keyword ilike anywhere)
               order by at_start desc, content.created_at desc, content.id
               limit many) as hit
        join public.projects as project on project.id = hit.project_id),
    'projects', (
      select coalesce(jsonb_agg(jsonb_build_object('id', hit.id, 'name', hit.name)
               order by hit.at_start desc, lower(hit.name), hit.id), '[]')
        from (select project.*, project.name ilike start as at_start
                from public.projects as project
               where project.id = any (own) and project.name ilike anywhere
               order by at_start desc, lower(project.name), project.id
               limit many) as hit),
    'people', (
      select coalesce(jsonb_agg(jsonb_build_object(
               'id', hit.id, 'displayName', hit.display_name, 'projectId', hit.project_id, 'projectName', hit.name)
               order by hit.at_start desc, lower(hit.display_name), hit.id), '[]')
        from (select distinct on (profile.display_name ilike start, lower(profile.display_name), profile.id)
                     profile.id, profile.display_name, profile.display_name ilike start as at_start,
                     project.id as project_id, project.name
                from public.project_members as member
                join public.profiles as profile on profile.id = member.user_id
                join public.projects as project on project.id = member.project_id
               where member.project_id = any (own) and profile.display_name ilike anywhere
               order by profile.display_name ilike start desc, lower(profile.display_name), profile.id, project.created_at
               limit many) as hit));
end
$$;

revoke execute on function public.search_workspace(text, integer) from public, anon;
grant execute on function public.search_workspace(text, integer) to authenticated;

-- schemas/documents/functions/append_update.sql

-- Appends an update, in base64, for an editor. Returns its number.
create function public.append_update(content_id uuid, epoch text, update text) returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  bytes bytea;
begin
  perform private.hold_document_room(append_update.content_id);
  -- a document that the person may not read is refused as if it did not exist
  if not private.has_content_role(append_update.content_id, 'viewer') then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  if not private.has_content_role(append_update.content_id, 'editor') then
    raise exception 'this needs at least the role editor' using errcode = '42501', hint = 'role_too_low';
  end if;
  if length(append_update.update) > 1398104 then
    raise exception 'an update has at most 1 MiB' using errcode = 'PT413', hint = 'update_too_large';
  end if;
  begin
    bytes := decode(append_update.update, 'base64');
  exception when invalid_parameter_value then
    bytes := null;
  end;
  if bytes is null or octet_length(bytes) < 2 then
    raise exception 'this is not an update' using errcode = 'PT422', hint = 'update_malformed';
  end if;
  if octet_length(bytes) > 1048576 then
    raise exception 'an update has at most 1 MiB' using errcode = 'PT413', hint = 'update_too_large';
  end if;
  return private.append_update_as(
    append_update.content_id, append_update.epoch, bytes, (select auth.uid()));
end
$$;

revoke execute on function public.append_update(uuid, text, text) from public, anon;
grant execute on function public.append_update(uuid, text, text) to authenticated;

-- schemas/documents/functions/append_update_as.sql

-- Appends an update in the name of a person whose permission was checked before. Returns its number.
create function private.append_update_as(content_id uuid, epoch text, bytes bytea, author uuid)
returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  room constant text := private.hold_document_room(append_update_as.content_id);
  document public.documents;
begin
  update public.documents as d set seq = d.seq + 1, updated_at = clock_timestamp()
   where d.content_id = append_update_as.content_id
  returning d.* into document;
  if not found then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  if document.epoch is distinct from append_update_as.epoch then
    raise exception 'the document has started over since' using errcode = 'PT409', hint = 'epoch_changed';
  end if;
  insert into public.document_updates (content_id, seq, update, user_id)
  values (document.content_id, document.seq, bytes, author);
  perform realtime.send(
    jsonb_build_object(
      'epoch', document.epoch, 'seq', document.seq, 'userId', author,
      -- a Free project of Supabase carries broadcasts of up to 256 KB; readers fetch a larger update
      'update', case when octet_length(bytes) <= 131072
                  then replace(encode(bytes, 'base64'), chr(10), '') end
    ),
    'update', room, true);
  return document.seq;
end
$$;

revoke execute on function private.append_update_as(uuid, text, bytea, uuid) from public;
grant execute on function private.append_update_as(uuid, text, bytea, uuid) to service_role;

-- schemas/documents/functions/read_updates.sql

-- What a reader that has everything up to `after` lacks: the snapshot if it is newer, and the updates after it,
-- about 2 MB at a time. `more` says that updates follow; the reader then asks again with the highest number it has.
-- `room` is the room that carries new updates.
create function public.read_updates(content_id uuid, after bigint default -1) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  page jsonb;
begin
  if not private.has_content_role(read_updates.content_id, 'viewer') then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  -- one statement, so that the snapshot and the updates are from one moment
  with snapshot as (
    select s.seq, s.state from public.document_snapshots as s
     where s.content_id = read_updates.content_id and s.seq > read_updates.after
  ), candidate as (
    select u.seq, u.update, u.user_id,
           sum(octet_length(u.update)) over (order by u.seq) - octet_length(u.update) as bytes_before
      from public.document_updates as u
     where u.content_id = read_updates.content_id
       and u.seq > greatest(read_updates.after, (select seq from snapshot))
     order by u.seq limit 2000
  ), tail as (
    select * from candidate where bytes_before < 2000000
  )
  select jsonb_build_object(
           'epoch', d.epoch,
           'seq', d.seq,
           'room', private.to_document_room(d.content_id, room.key),
           'snapshot', (select jsonb_build_object('seq', snapshot.seq,
                                                  'state', replace(encode(snapshot.state, 'base64'), chr(10), ''))
                          from snapshot),
           'updates', coalesce((select jsonb_agg(jsonb_build_object(
                                         'seq', tail.seq, 'userId', tail.user_id,
                                         'update', replace(encode(tail.update, 'base64'), chr(10), ''))
                                       order by tail.seq)
                                  from tail), '[]'),
           'more', coalesce((select max(tail.seq) from tail), d.seq) < d.seq
         )
    into page
    from public.documents as d
    join public.contents as article on article.id = d.content_id
    join private.room_keys as room on room.project_id = article.project_id
   where d.content_id = read_updates.content_id;
  if page is null then
    raise exception 'there is no such document' using errcode = 'PT404', hint = 'document_not_found';
  end if;
  return page;
end
$$;

revoke execute on function public.read_updates(uuid, bigint) from public, anon;
grant execute on function public.read_updates(uuid, bigint) to authenticated;

-- schemas/events/functions/append.sql

-- Appends one event and returns its sequence number.
create function events.append(topic text, type text, data jsonb default '{}', transient boolean default false)
returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  seq bigint;
begin
  insert into events.topics as t (topic, head) values (append.topic, 1)
  on conflict on constraint topics_pkey do update set head = t.head + 1
  returning t.head into seq;
  insert into events.events (topic, seq, type, data, transient)
  values (append.topic, seq, append.type, append.data, append.transient);
  perform pg_catalog.pg_notify('headway_events', append.topic);
  return seq;
end
$$;

revoke execute on function events.append(text, text, jsonb, boolean) from public;
grant execute on function events.append(text, text, jsonb, boolean) to service_role;

-- schemas/events/functions/append_batch.sql

-- Appends many events of one topic, `[{type, data, transient?}, ...]`, in their order, with one notification.
-- Returns the sequence number of the last.
create function events.append_batch(topic text, batch jsonb) returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  size integer := jsonb_array_length(batch);
  head bigint;
begin
  if size = 0 then
    return (select t.head from events.topics as t where t.topic = append_batch.topic);
  end if;
  insert into events.topics as t (topic, head) values (append_batch.topic, size)
  on conflict on constraint topics_pkey do update set head = t.head + size
  returning t.head into head;
  insert into events.events (topic, seq, type, data, transient)
  select append_batch.topic, head - size + item.position, item.event ->> 'type',
         coalesce(item.event -> 'data', '{}'), coalesce((item.event ->> 'transient')::boolean, false)
    from jsonb_array_elements(batch) with ordinality as item (event, position);
  perform pg_catalog.pg_notify('headway_events', append_batch.topic);
  return head;
end
$$;

revoke execute on function events.append_batch(text, jsonb) from public;
grant execute on function events.append_batch(text, jsonb) to service_role;

-- schemas/events/functions/can_read_topics.sql

-- The answers of `events.can_read_topic` for several people, `[{subject, topics}, ...]`, in this order: true if the
-- person may read all of the topics. The server asks this for its open streams; the function acts as each person in
-- turn.
create function events.can_read_topics(checks jsonb) returns boolean[]
language plpgsql security invoker set search_path = ''
as $$
declare
  role_before text := current_setting('role');
  claims_before text := current_setting('request.jwt.claims', true);
  sub_before text := current_setting('request.jwt.claim.sub', true);
  answers boolean[] := '{}';
  item jsonb;
begin
  for item in select value from jsonb_array_elements(checks) with ordinality order by ordinality loop
    perform set_config('request.jwt.claims',
                       jsonb_build_object('sub', item ->> 'subject', 'role', 'authenticated')::text, true);
    perform set_config('request.jwt.claim.sub', item ->> 'subject', true);
    perform set_config('role', 'authenticated', true);
    answers := answers || (
      select coalesce(bool_and(events.can_read_topic(topic)), false)
        from jsonb_array_elements_text(item -> 'topics') as topic
    );
    perform set_config('role', role_before, true);
  end loop;
  perform set_config('request.jwt.claims', coalesce(claims_before, ''), true);
  perform set_config('request.jwt.claim.sub', coalesce(sub_before, ''), true);
  return answers;
end
$$;

revoke execute on function events.can_read_topics(jsonb) from public;
grant execute on function events.can_read_topics(jsonb) to service_role;

-- schemas/events/functions/prune.sql

-- Deletes the transient events of a topic and raises its `floor`. Returns how many were deleted.
create function events.prune(topic text) returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  pruned bigint;
begin
  perform 1 from events.topics as t where t.topic = prune.topic for update;
  with gone as (
    delete from events.events as e where e.topic = prune.topic and e.transient returning e.seq
  ), counted as (
    select count(*) as n, max(gone.seq) as newest from gone
  ), raised as (
    update events.topics as t set floor = greatest(t.floor, counted.newest)
      from counted where t.topic = prune.topic and counted.n > 0
  )
  select n into pruned from counted;
  return pruned;
end
$$;

revoke execute on function events.prune(text) from public;
grant execute on function events.prune(text) to service_role;

-- schemas/events/functions/renew_epoch.sql

-- Call this after a restore from a backup: readers can hold cursors of events that are gone. The empty notification
-- tells connected readers of every topic.
create function events.renew_epoch() returns text
language sql security definer set search_path = ''
as $$
  update events.epoch set epoch = encode(extensions.gen_random_bytes(6), 'hex');
  select pg_catalog.pg_notify('headway_events', '');
  select epoch from events.epoch;
$$;

revoke execute on function events.renew_epoch() from public;
grant execute on function events.renew_epoch() to service_role;

-- schemas/events/functions/snapshot.sql

-- The state of a topic as of this statement, from which a reader without a cursor starts: the result of
-- `events.snapshot_<kind>(entity)` in `events/topics`. Null for a topic of another form, and for a kind without that
-- function, which has no state but its events.
create function events.snapshot(topic text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  kind text := split_part(topic, ':', 1);
  state jsonb;
begin
  if topic is null or topic !~ '^[a-z]+(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$'
     or to_regprocedure(format('events.snapshot_%s(uuid)', kind)) is null
  then
    return null;
  end if;
  execute format('select events.snapshot_%s($1)', kind)
    into state using nullif(split_part(topic, ':', 2), '')::uuid;
  return state;
end
$$;

revoke execute on function events.snapshot(text) from public;
grant execute on function events.snapshot(text) to service_role;

-- schemas/generations/functions/change_queue.sql

-- Begins a change of a project's queue by the signed-in person, who must be an editor. Locks the project's row until the
-- transaction ends: changes come one after another, the worker starts nothing meanwhile, and no role changes.
create function private.change_queue(project uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.projects where id = change_queue.project for no key update;
  if not private.has_role(change_queue.project, 'viewer') then
    raise exception 'the project does not exist' using errcode = 'PT404', hint = 'not_found';
  end if;
  if not private.has_role(change_queue.project, 'editor') then
    raise exception 'only editors change the queue' using errcode = '42501', hint = 'role_too_low';
  end if;
  insert into public.generation_queues as queue (project_id) values (change_queue.project)
  on conflict (project_id) do update set revision = queue.revision + 1;
end
$$;

revoke execute on function private.change_queue(uuid) from public;

-- schemas/generations/functions/generation_duration.sql

-- How long the newest 20 generations of the installation that completed or failed took from their start, in seconds: mean
-- and standard deviation. Both are null while fewer than 3 were measured.
create function private.generation_duration(out mean double precision, out deviation double precision)
language sql stable security definer set search_path = ''
as $$
  select case when count(*) >= 3 then avg(seconds) end, case when count(*) >= 3 then stddev_samp(seconds) end
    from (select extract(epoch from finished_at - started_at)::double precision as seconds
            from public.generations
           where status in ('complete', 'failed') and started_at is not null
           order by finished_at desc
           limit 20) as newest
$$;

revoke execute on function private.generation_duration() from public;
grant execute on function private.generation_duration() to authenticated, service_role;

-- schemas/generations/functions/hold_generation.sql

-- Locks the job of a generation, then the generation, until the transaction ends: every writer locks them in this order.
-- While the lock is held no other worker can take the job. Fails with SQLSTATE HW001 when the job no longer belongs to
-- this attempt or the generation was deleted.
create function private.hold_generation(generation uuid, queue text, job uuid, attempt integer) returns void
language plpgsql set search_path = ''
as $$
begin
  perform 1 from pgboss.job as held
   where held.name = queue and held.id = job and held.state = 'active' and held.retry_count = attempt
     for update;
  if not found then
    raise exception 'the job no longer belongs to this attempt' using errcode = 'HW001';
  end if;
  perform 1 from public.generations as held where held.id = generation for update;
  if not found then
    raise exception 'the generation was deleted' using errcode = 'HW001';
  end if;
end
$$;

revoke execute on function private.hold_generation(uuid, text, uuid, integer) from public;

-- schemas/generations/functions/move_queued_keyword.sql

-- Moves a keyword of a project's queue in front of another; to the end when `before` is null. When the other one has left
-- the queue, the keyword becomes the first: keywords leave at the front.
create function public.move_queued_keyword(project uuid, keyword uuid, before uuid) returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  target numeric;
begin
  perform private.change_queue(move_queued_keyword.project);
  if not exists (
    select from public.queued_keywords as moved
     where moved.id = move_queued_keyword.keyword and moved.project_id = move_queued_keyword.project)
  then
    raise exception 'the keyword waits no longer' using errcode = 'PT404', hint = 'keyword_gone';
  end if;
  if move_queued_keyword.before = move_queued_keyword.keyword then
    return;
  end if;
  target := case when move_queued_keyword.before is null then 'infinity'::numeric
    else coalesce((select other.place - 0.5 from public.queued_keywords as other
                    where other.id = move_queued_keyword.before
                      and other.project_id = move_queued_keyword.project), 0) end;
  update public.queued_keywords as queued set place = ordered.place
    from (select waiting.id,
                 row_number() over (
                   order by case when waiting.id = move_queued_keyword.keyword then target else waiting.place end) as place
            from public.queued_keywords as waiting
           where waiting.project_id = move_queued_keyword.project) as ordered
   where queued.id = ordered.id and queued.place <> ordered.place;
end
$$;

revoke execute on function public.move_queued_keyword(uuid, uuid, uuid) from public, anon;
grant execute on function public.move_queued_keyword(uuid, uuid, uuid) to authenticated;

-- schemas/generations/functions/pause_queue.sql

-- Pauses the queue of a project, or lets it go on. Going on also tries again at once what the plan did not allow.
create function public.pause_queue(project uuid, paused boolean) returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
begin
  perform private.change_queue(pause_queue.project);
  update public.generation_queues as queue
     set paused = pause_queue.paused, halted_by = case when pause_queue.paused then queue.halted_by end
   where queue.project_id = pause_queue.project;
end
$$;

revoke execute on function public.pause_queue(uuid, boolean) from public, anon;
grant execute on function public.pause_queue(uuid, boolean) to authenticated;

-- schemas/generations/functions/queue_keywords.sql

-- Puts keywords at the end of a project's queue: all of them or none. Returns how many wait afterwards.
--
-- `entries` is a list of {keyword, locale, title}; the title may be missing. `batch` is a new uuid for each list: the same
-- list sent again, after a lost answer, adds nothing.
create function public.queue_keywords(project uuid, batch uuid, entries jsonb) returns integer
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  waiting integer;
  last_place integer;
  added integer := case jsonb_typeof(entries) when 'array' then jsonb_array_length(entries) end;
begin
  perform private.change_queue(queue_keywords.project);
  select count(*), coalesce(max(queued.place), 0) into waiting, last_place
    from public.queued_keywords as queued where queued.project_id = queue_keywords.project;
  if exists (select from public.queued_keywords as queued where queued.batch = queue_keywords.batch)
     or exists (select from public.generations as started where started.batch = queue_keywords.batch)
  then
    return waiting;
  end if;
  if added is null or added = 0 or queue_keywords.batch is null then
    raise exception 'there is no keyword' using errcode = 'PT422', hint = 'invalid_keyword';
  end if;
  if waiting + added > 1000 then
    raise exception 'at most 1000 keywords wait' using errcode = 'PT422', hint = 'queue_full';
  end if;
  begin
    insert into public.queued_keywords (project_id, place, keyword, locale, title, batch, queued_by)
    select queue_keywords.project, last_place + entry.number, normalize(btrim(entry.item ->> 'keyword'), nfc),
           coalesce(entry.item ->> 'locale', 'en-US'), nullif(btrim(entry.item ->> 'title'), ''),
           queue_keywords.batch, (select auth.uid())
      from jsonb_array_elements(entries) with ordinality as entry (item, number);
  exception when check_violation or not_null_violation then
    raise exception 'a keyword, a language or a title is not valid' using errcode = 'PT422', hint = 'invalid_keyword';
  end;
  perform private.record_activity(
    queue_keywords.project, 'keywords_queued', (select auth.uid()),
    jsonb_build_object('count', added, 'keyword', (
      select queued.keyword from public.queued_keywords as queued
       where queued.project_id = queue_keywords.project and queued.place = last_place + 1), 'batch', queue_keywords.batch));
  return waiting + added;
end
$$;

revoke execute on function public.queue_keywords(uuid, uuid, jsonb) from public, anon;
grant execute on function public.queue_keywords(uuid, uuid, jsonb) to authenticated;

-- schemas/generations/functions/record_generation.sql

-- Stores a generation's new state together with the events that lead to it. The caller holds the generation's row.
--
-- `seen` is the revision that the caller has read. One more than that means that this very write was committed before and
-- its answer was lost with the connection: it is not made twice, and the function returns false. Any other revision means
-- that somebody else has written the generation: SQLSTATE HW001.
--
-- A null `new_draft` leaves the text as it is. `batch` is what `events.append_batch` takes. `trace` is the W3C header of
-- the trace that the events belong to, or null.
create function private.record_generation(
  generation uuid, seen integer, new_state jsonb, new_draft text, batch jsonb, trace text
) returns boolean
language plpgsql set search_path = ''
as $$
declare
  before public.generations;
  new_status text := new_state ->> 'status';
begin
  select * into before from public.generations as stored where stored.id = generation;
  if before.revision = seen + 1 then
    return false;
  elsif before.revision is distinct from seen then
    raise exception 'the generation was written by another' using errcode = 'HW001';
  end if;
  if trace is not null then
    perform pg_catalog.set_config('headway.traceparent', trace, true);
  end if;
  update public.generations as stored
     set state = new_state,
         status = new_status,
         error_code = new_state #>> '{error,code}',
         revision = seen + 1,
         draft = coalesce(new_draft, stored.draft),
         started_at = case when new_status = 'running' then coalesce(stored.started_at, now()) else stored.started_at end,
         finished_at = case when new_status in ('queued', 'running') then null else coalesce(stored.finished_at, now()) end
   where stored.id = generation;
  if new_status <> before.status then
    update public.contents as content set status = new_status, updated_at = now() where content.id = before.content_id;
  end if;
  perform events.append_batch('content:' || before.content_id, batch);
  return true;
end
$$;

revoke execute on function private.record_generation(uuid, integer, jsonb, text, jsonb, text) from public;

-- schemas/generations/functions/remove_queued_keywords.sql

-- Takes keywords out of a project's queue. Those that have left it already are skipped. Returns how many were removed.
create function public.remove_queued_keywords(project uuid, keywords uuid[]) returns integer
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  removed text[];
begin
  perform private.change_queue(remove_queued_keywords.project);
  with gone as (
    delete from public.queued_keywords as queued
     where queued.project_id = remove_queued_keywords.project and queued.id = any (remove_queued_keywords.keywords)
    returning queued.place, queued.keyword
  )
  select coalesce(array_agg(gone.keyword order by gone.place), '{}') into removed from gone;
  if cardinality(removed) > 0 then
    perform private.record_activity(
      remove_queued_keywords.project, 'keywords_removed', (select auth.uid()),
      jsonb_build_object('count', cardinality(removed), 'keyword', removed[1]));
  end if;
  return cardinality(removed);
end
$$;

revoke execute on function public.remove_queued_keywords(uuid, uuid[]) from public, anon;
grant execute on function public.remove_queued_keywords(uuid, uuid[]) to authenticated;

-- schemas/generations/functions/review_keywords.sql

-- What stands against starting these keywords in a project: articles with the same keyword and language that are not in
-- the trash and did not fail, the same keyword in the queue, and what the plan leaves of this month.
-- Returns {known: [{number, contentId, title}], used, limit, waiting, renewsAt}. `number` is the 1-based place of the
-- keyword in the list; `contentId` is null for a keyword that waits; `limit` is null for a plan without one.
create function public.review_keywords(project uuid, keywords text[], locales text[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  found_known jsonb;
  quota record;
begin
  if not private.has_role(review_keywords.project, 'viewer') then
    raise exception 'the project does not exist' using errcode = 'PT404', hint = 'not_found';
  end if;
  if cardinality(keywords) > 1000 then
    raise exception 'at most 1000 keywords are reviewed' using errcode = 'PT422', hint = 'queue_full';
  end if;
  with existing as (
    select lower(content.keyword) as keyword, content.locale, content.id, content.title
      from public.contents as content
     where content.project_id = review_keywords.project and content.shelf <> 'trash'
       and content.status in ('queued', 'running', 'complete')
    union all
    select lower(queued.keyword), queued.locale, null, null
      from public.queued_keywords as queued where queued.project_id = review_keywords.project
  )
  select coalesce(jsonb_agg(jsonb_build_object(
           'number', known.number, 'contentId', known.id, 'title', known.title) order by known.number), '[]')
    into found_known
    from (select distinct on (entry.number) entry.number, existing.id, existing.title
            from unnest(keywords, locales) with ordinality as entry (keyword, locale, number)
            join existing on existing.keyword = lower(entry.keyword) and existing.locale = entry.locale
           order by entry.number, existing.id nulls last) as known;
  select * into quota from private.admit_generation(review_keywords.project);
  return jsonb_build_object(
    'known', found_known,
    'used', quota.used,
    'limit', quota.usage_limit,
    'waiting', (select count(*) from public.queued_keywords as queued
                 where queued.project_id = review_keywords.project),
    'renewsAt', quota.renews_at);
end
$$;

revoke execute on function public.review_keywords(uuid, text[], text[]) from public, anon;
grant execute on function public.review_keywords(uuid, text[], text[]) to authenticated;

-- schemas/generations/functions/write_generation.sql

-- What a worker writes up to ten times a second, in one statement: `hold_generation`, then `record_generation`.
create function private.write_generation(
  generation uuid, queue text, job uuid, attempt integer,
  seen integer, new_state jsonb, new_draft text, batch jsonb, trace text
) returns boolean
language plpgsql set search_path = ''
as $$
begin
  perform private.hold_generation(generation, queue, job, attempt);
  return private.record_generation(generation, seen, new_state, new_draft, batch, trace);
end
$$;

revoke execute on function
  private.write_generation(uuid, text, uuid, integer, integer, jsonb, text, jsonb, text) from public;

-- schemas/monitoring/functions/change_alert.sql

-- Acknowledges or resolves an alert, for the signed-in operator. A condition that persists after its alert was resolved
-- raises a new one. False if the alert has that state already.
create function monitoring.change_alert(alert uuid, change text) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.is_operator() then
    raise exception 'operators only' using errcode = '42501';
  end if;
  if change = 'acknowledge' then
    update monitoring.alerts as known
       set acknowledged_at = clock_timestamp(), acknowledged_by = (select auth.uid())
     where known.id = alert and known.acknowledged_at is null;
  elsif change = 'resolve' then
    update monitoring.alerts as known
       set resolved_at = clock_timestamp(), resolved_by = (select auth.uid())
     where known.id = alert and known.resolved_at is null;
  end if;
  return found;
end
$$;

revoke execute on function monitoring.change_alert(uuid, text) from public;
grant execute on function monitoring.change_alert(uuid, text) to authenticated, service_role;

-- schemas/monitoring/functions/queue.sql

-- How many generations wait for a worker now, and for how many seconds the oldest has waited. The tables of the job
-- store exist once its first process has started.
create function monitoring.queue(out depth integer, out oldest_seconds double precision)
language plpgsql stable security definer set search_path = ''
as $$
begin
  depth := 0;
  oldest_seconds := 0;
  if to_regclass('pgboss.job') is null then
    return;
  end if;
  select count(*), coalesce(extract(epoch from clock_timestamp() - min(job.start_after)), 0)
    into depth, oldest_seconds
    from pgboss.job as job
   where job.name = 'generation' and job.state < 'active' and job.start_after <= clock_timestamp();
end
$$;

revoke execute on function monitoring.queue() from public;
grant execute on function monitoring.queue() to service_role;

-- schemas/monitoring/functions/raise_alert.sql

-- Raises an alert, or adds occurrences to the open alert with the same fingerprint.
create function monitoring.raise_alert(
  fingerprint text, kind text, severity text, title text, detail text, occurrences integer default 1)
returns void
language sql security definer set search_path = ''
as $$
  insert into monitoring.alerts as alert (fingerprint, kind, severity, title, detail, count)
  values (raise_alert.fingerprint, raise_alert.kind, raise_alert.severity, left(raise_alert.title, 300),
          left(raise_alert.detail, 4000), raise_alert.occurrences)
  on conflict (fingerprint) where resolved_at is null
  do update set last_at = clock_timestamp(), count = alert.count + excluded.count,
                title = excluded.title, detail = excluded.detail, severity = excluded.severity
$$;

revoke execute on function monitoring.raise_alert(text, text, text, text, text, integer) from public;
grant execute on function monitoring.raise_alert(text, text, text, text, text, integer) to service_role;

-- schemas/monitoring/functions/record_findings.sql

-- Stores the findings of the alert rules, `[{fingerprint, kind, severity, title, detail}, ...]`. Raises an alert for a
-- new finding, opens an alert again that was resolved less than 5 minutes ago, and resolves an alert whose rule no
-- longer finds it. Deletes samples older than an hour and resolved alerts older than 7 days. One process at a time:
-- false when another process holds the lock, which lasts until the commit.
create function monitoring.record_findings(findings jsonb) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  oldest constant timestamptz := clock_timestamp() - interval '1 hour';
begin
  if not pg_try_advisory_xact_lock(hashtext('headway monitoring')) then
    return false;
  end if;
  perform monitoring.reopen(findings);
  insert into monitoring.alerts as alert (fingerprint, kind, severity, title, detail)
  select finding ->> 'fingerprint', finding ->> 'kind', finding ->> 'severity', finding ->> 'title',
         finding ->> 'detail'
    from jsonb_array_elements(findings) as finding
  on conflict (fingerprint) where resolved_at is null
  do update set last_at = clock_timestamp(), title = excluded.title, detail = excluded.detail,
                severity = excluded.severity
   -- an open alert is sent again when its text changes, and otherwise every 10 seconds
   where alert.title <> excluded.title or alert.severity <> excluded.severity
      or alert.last_at < clock_timestamp() - interval '10 seconds';
  update monitoring.alerts as alert set resolved_at = clock_timestamp()
   where alert.resolved_at is null
     and alert.kind not in ('error', 'outage')
     and not exists (
       select 1 from jsonb_array_elements(findings) as finding
        where finding ->> 'fingerprint' = alert.fingerprint);

  delete from monitoring.samples where at < oldest;
  delete from monitoring.instances where seen_at < oldest;
  delete from monitoring.alerts where resolved_at < clock_timestamp() - interval '7 days';
  with gone as (
    delete from events.events where topic = 'system' and transient and created_at < oldest returning seq
  )
  update events.topics set floor = greatest(floor, newest.seq)
    from (select max(seq) as seq from gone) as newest
   where topic = 'system' and newest.seq is not null;
  return true;
end
$$;

revoke execute on function monitoring.record_findings(jsonb) from public;
grant execute on function monitoring.record_findings(jsonb) to service_role;

-- schemas/monitoring/functions/record_outage.sql

-- Records a time without a database, reported by a process that noticed it. Reports whose times overlap are one
-- alert with one line for each process.
create function monitoring.record_outage(process text, seconds double precision, reason text) returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  now_at constant timestamptz := clock_timestamp();
  began_at timestamptz := now_at - make_interval(secs => seconds);
  line constant text := format('%s: %s', process, left(reason, 300));
  earlier monitoring.alerts;
begin
  -- one report at a time: two at once would not see each other's alert
  perform pg_advisory_xact_lock(hashtext('headway outage'));
  select alert.* into earlier from monitoring.alerts as alert
   where alert.kind = 'outage' and alert.resolved_at >= began_at
   order by alert.resolved_at desc limit 1;
  began_at := least(began_at, earlier.first_at);
  if earlier.id is null then
    insert into monitoring.alerts (fingerprint, kind, severity, title, detail, first_at, last_at, resolved_at)
    values ('outage:' || gen_random_uuid(), 'outage', 'critical',
            monitoring.to_outage_title(began_at, now_at), line, began_at, now_at, now_at);
  else
    update monitoring.alerts as alert
       set first_at = began_at, last_at = now_at, resolved_at = now_at,
           title = monitoring.to_outage_title(began_at, now_at),
           detail = left(earlier.detail || E'\n' || line, 4000)
     where alert.id = earlier.id;
  end if;
end
$$;

revoke execute on function monitoring.record_outage(text, double precision, text) from public;
grant execute on function monitoring.record_outage(text, double precision, text) to service_role;

-- schemas/monitoring/functions/reopen.sql

-- Opens an alert again that was resolved less than 5 minutes ago and is found again, and counts the occurrence. A
-- condition that comes and goes is then one alert instead of a row of equal ones.
create function monitoring.reopen(findings jsonb) returns void
language sql security definer set search_path = ''
as $$
  update monitoring.alerts as alert
     set resolved_at = null, last_at = clock_timestamp(), count = alert.count + 1,
         title = finding.value ->> 'title', detail = finding.value ->> 'detail',
         severity = finding.value ->> 'severity'
    from jsonb_array_elements(findings) as finding
   where alert.id = (
           select newest.id from monitoring.alerts as newest
            where newest.fingerprint = finding.value ->> 'fingerprint'
            order by newest.first_at desc limit 1)
     and alert.resolved_at > clock_timestamp() - interval '5 minutes'
     -- an alert that a person resolved stays resolved; the next occurrence is a new alert
     and alert.resolved_by is null
$$;

revoke execute on function monitoring.reopen(jsonb) from public;

-- schemas/monitoring/functions/report.sql

-- Stores one report of a process: its sample, and its unexpected errors since the last report, `[{fingerprint,
-- title, detail, count}, ...]`.
create function monitoring.report(
  instance text, process text, started_at timestamptz, sample jsonb, errors jsonb default '[]')
returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  now_at timestamptz := clock_timestamp();
  waiting record;
  full_sample jsonb;
  error jsonb;
begin
  select * into waiting from monitoring.queue();
  full_sample := sample || jsonb_build_object(
    'queueDepth', waiting.depth, 'queueOldestSeconds', round(waiting.oldest_seconds::numeric, 1));
  insert into monitoring.instances as known (instance, process, started_at, seen_at, sample)
  values (report.instance, report.process, report.started_at, now_at, full_sample)
  on conflict on constraint instances_pkey
  do update set seen_at = now_at, sample = excluded.sample, stopped_at = null;
  insert into monitoring.samples (at, instance, sample) values (now_at, report.instance, full_sample);
  for error in select value from jsonb_array_elements(errors) loop
    perform monitoring.raise_alert('error:' || (error ->> 'fingerprint'), 'error', 'warning',
                                   error ->> 'title', error ->> 'detail', (error ->> 'count')::integer);
  end loop;
  perform events.append('system', 'sample', jsonb_build_object(
    'instance', report.instance, 'process', report.process,
    'startedAt', floor(extract(epoch from report.started_at) * 1000),
    'sample', full_sample), true);
end
$$;

revoke execute on function monitoring.report(text, text, timestamptz, jsonb, jsonb) from public;
grant execute on function monitoring.report(text, text, timestamptz, jsonb, jsonb) to service_role;

-- schemas/monitoring/functions/snapshot.sql

-- The state of the topic `system`: every instance of the last hour, one point for each 5 seconds of the last hour
-- over all instances, the newest 50 durations of each stage, and alerts that are open or were resolved within a day.
create function monitoring.snapshot() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'instances', coalesce((
      select jsonb_object_agg(known.instance, jsonb_build_object(
               'process', known.process,
               'startedAt', floor(extract(epoch from known.started_at) * 1000),
               'seenAt', floor(extract(epoch from known.seen_at) * 1000),
               'stopped', known.stopped_at is not null,
               'sample', known.sample))
        from monitoring.instances as known
       where known.seen_at > clock_timestamp() - interval '1 hour'), '{}'),
    'points', coalesce((
      select jsonb_agg(to_jsonb(point) order by point.at) from (
        select floor(extract(epoch from at) / 5)::bigint * 5000 as at,
               sum((sample ->> 'streams')::numeric) as streams,
               sum((sample ->> 'opened')::numeric) as opened,
               sum((sample ->> 'refused')::numeric) as refused,
               sum((sample ->> 'written')::numeric) as written,
               sum((sample ->> 'errors')::numeric) as errors,
               max((sample ->> 'latencyP50Ms')::numeric) as "latencyP50Ms",
               max((sample ->> 'latencyP95Ms')::numeric) as "latencyP95Ms",
               max((sample ->> 'latencyP99Ms')::numeric) as "latencyP99Ms",
               max((sample ->> 'loopP99Ms')::numeric) as "loopP99Ms",
               max((sample ->> 'queueDepth')::numeric) as "queueDepth",
               max((sample ->> 'queueOldestSeconds')::numeric) as "queueOldestSeconds"
          from monitoring.samples
         where at > clock_timestamp() - interval '1 hour'
         group by 1) as point), '[]'),
    'stages', coalesce((
      select jsonb_object_agg(recent.stage, recent.durations) from (
        select stage.stage, jsonb_agg(stage.duration_ms order by stage.finished_at) as durations
          from (
            select done.stage, done.duration_ms, done.finished_at,
                   row_number() over (partition by done.stage order by done.finished_at desc) as place
              from public.generation_stages as done
             where done.status = 'complete' and done.duration_ms is not null
               and done.finished_at > clock_timestamp() - interval '1 day'
          ) as stage
         where stage.place <= 50
         group by stage.stage) as recent), '{}'),
    'alerts', coalesce((
      select jsonb_object_agg(alert.id, monitoring.to_alert_json(alert)) from (
        select * from monitoring.alerts
         where resolved_at is null or resolved_at > clock_timestamp() - interval '1 day'
         order by last_at desc limit 200) as alert), '{}'))
$$;

revoke execute on function monitoring.snapshot() from public;
grant execute on function monitoring.snapshot() to service_role;

-- schemas/monitoring/functions/stop.sql

-- Records that a process ended in order, so that its silence raises no alert.
create function monitoring.stop(instance text) returns void
language sql security definer set search_path = ''
as $$
  with stopped as (
    update monitoring.instances as known set stopped_at = clock_timestamp()
     where known.instance = stop.instance returning known.instance
  )
  select events.append('system', 'instance-stopped', jsonb_build_object('instance', stopped.instance), true)
    from stopped
$$;

revoke execute on function monitoring.stop(text) from public;
grant execute on function monitoring.stop(text) to service_role;

-- schemas/monitoring/functions/to_alert_json.sql

-- An alert as readers of `system` get it. Times are milliseconds.
create function monitoring.to_alert_json(alert monitoring.alerts) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'id', alert.id, 'kind', alert.kind, 'severity', alert.severity, 'title', alert.title,
    'detail', alert.detail, 'count', alert.count,
    'firstAt', floor(extract(epoch from alert.first_at) * 1000),
    'lastAt', floor(extract(epoch from alert.last_at) * 1000),
    'acknowledgedAt', floor(extract(epoch from alert.acknowledged_at) * 1000),
    'resolvedAt', floor(extract(epoch from alert.resolved_at) * 1000))
$$;

revoke execute on function monitoring.to_alert_json(monitoring.alerts) from public;
grant execute on function monitoring.to_alert_json(monitoring.alerts) to service_role;

-- schemas/monitoring/functions/to_outage_title.sql

-- The title of an outage alert, with its length in seconds.
create function monitoring.to_outage_title(began_at timestamptz, ended_at timestamptz) returns text
language sql immutable set search_path = ''
as $$
  select format('The database could not be reached for %s s',
                greatest(1, round(extract(epoch from ended_at - began_at))))
$$;

revoke execute on function monitoring.to_outage_title(timestamptz, timestamptz) from public;

-- schemas/monitoring/functions/view.sql

-- The facts that the alert rules evaluate: every instance of the last hour, the queue, and the errors of the last
-- minute.
create function monitoring.view() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'queueDepth', (select depth from monitoring.queue()),
    'queueOldestSeconds', (select oldest_seconds from monitoring.queue()),
    'errorsLastMinute', (
      select coalesce(sum((sample.sample ->> 'errors')::integer), 0)
        from monitoring.samples as sample where sample.at > clock_timestamp() - interval '60 seconds'),
    'instances', coalesce((
      select jsonb_agg(jsonb_build_object(
               'instance', known.instance, 'process', known.process,
               'ageSeconds', extract(epoch from clock_timestamp() - known.started_at),
               'silentSeconds', extract(epoch from clock_timestamp() - known.seen_at),
               'stopped', known.stopped_at is not null,
               'sample', known.sample) order by known.started_at)
        from monitoring.instances as known
       where known.seen_at > clock_timestamp() - interval '1 hour'), '[]'))
$$;

revoke execute on function monitoring.view() from public;
grant execute on function monitoring.view() to service_role;

-- schemas/notifications/functions/announce.sql

-- Sends an announcement to every account. Operators only. Returns how many people were notified.
create function public.announce(title text, body text, path text default null) returns integer
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  announcement uuid := gen_random_uuid();
  told integer;
begin
  if not private.is_operator() then
    raise exception 'only operators can announce' using errcode = '42501';
  end if;
  if length(btrim(title)) not between 1 and 120 or length(body) > 2000 or title is null or body is null
     or path !~ '^/([^/\\]|$)' or length(path) > 500
  then
    raise exception 'an announcement needs a title of 1 to 120 characters, a text of at most 2000, and a path of this application'
      using errcode = '22023';
  end if;
  select count(*) filter (where private.notify(
           person.id, 'announcement', 'announcement:' || announcement, 'announcement:' || announcement,
           jsonb_build_object('title', btrim(title), 'body', body, 'path', path)))
    into told
    from (select id from auth.users order by id) as person;
  return told;
end
$$;

revoke execute on function public.announce(text, text, text) from public, anon;
grant execute on function public.announce(text, text, text) to authenticated;

-- schemas/notifications/functions/append_for_person.sql

-- Appends an event to a person's topic, with the unread count as of that event. The row of the topic is locked
-- before counting, so that a later event never has an earlier count.
create function private.append_for_person(person uuid, type text, data jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
begin
  insert into events.topics (topic) values ('user:' || person) on conflict do nothing;
  perform 1 from events.topics as t where t.topic = 'user:' || person for update;
  perform events.append('user:' || person, type, data || jsonb_build_object('unread', private.count_unread(person)));
end
$$;

revoke execute on function private.append_for_person(uuid, text, jsonb) from public;

-- schemas/notifications/functions/count_unread.sql

-- The number of unread notifications in the inbox of a person.
create function private.count_unread(person uuid) returns integer
language sql stable security definer set search_path = ''
as $$
  select count(*)::integer from public.notifications where user_id = person and in_app and read_at is null and deleted_at is null
$$;

revoke execute on function private.count_unread(uuid) from public;

-- schemas/notifications/functions/delete_notifications.sql

-- Deletes notifications of the signed-in person, all of them if `ids` is null, or brings those with these ids back. Returns
-- the ids of those that changed.
create function public.delete_notifications(ids uuid[], deleted boolean) returns setof uuid
language sql security definer set search_path = ''
as $$
  update public.notifications as notification
     set deleted_at = case when deleted then now() end
   where notification.user_id = (select auth.uid())
     and notification.in_app
     and ((delete_notifications.ids is null and deleted) or notification.id = any (delete_notifications.ids))
     and (notification.deleted_at is not null) is distinct from deleted
  returning notification.id
$$;

revoke execute on function public.delete_notifications(uuid[], boolean) from public, anon;
grant execute on function public.delete_notifications(uuid[], boolean) to authenticated;

-- schemas/notifications/functions/list_announcements.sql

-- The number of accounts and the newest 50 announcements, each with how many people have it in their inbox and how
-- many of them have read it. Operators only.
create function private.list_announcements() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not private.is_operator() then
    raise exception 'only operators can announce' using errcode = '42501';
  end if;
  return jsonb_build_object(
    'people', (select count(*) from auth.users),
    'announcements', coalesce((
      select jsonb_agg(to_jsonb(one) order by one."createdAt" desc) from (
        select split_part(told.thread_key, ':', 2) as id,
               told.data ->> 'title' as title, told.data ->> 'body' as body, told.data ->> 'path' as path,
               min(told.created_at) as "createdAt", count(*) as told, count(told.read_at) as read
          from public.notifications as told
         where told.kind = 'announcement' and told.in_app
         group by told.thread_key, told.data
         order by min(told.created_at) desc
         limit 50) as one), '[]'));
end
$$;

revoke execute on function private.list_announcements() from public;
grant execute on function private.list_announcements() to authenticated;

-- schemas/notifications/functions/mark_notifications.sql

-- Marks notifications of the signed-in person as read or unread; all of them if `ids` is null. Returns the ids of
-- those that changed.
create function public.mark_notifications(ids uuid[], read boolean) returns setof uuid
language sql security definer set search_path = ''
as $$
  update public.notifications as notification
     set read_at = case when read then now() end
   where notification.user_id = (select auth.uid())
     and notification.in_app and notification.deleted_at is null
     and (mark_notifications.ids is null or notification.id = any (mark_notifications.ids))
     and (notification.read_at is not null) is distinct from read
  returning notification.id
$$;

revoke execute on function public.mark_notifications(uuid[], boolean) from public, anon;
grant execute on function public.mark_notifications(uuid[], boolean) to authenticated;

-- schemas/notifications/functions/name_ids.sql

-- The ids as JSON; null for more than 1000, which readers apply to all notifications.
create function private.name_ids(ids uuid[]) returns jsonb
language sql immutable set search_path = ''
as $$ select case when cardinality(ids) <= 1000 then to_jsonb(ids) else 'null'::jsonb end $$;

-- schemas/notifications/functions/notify.sql

-- Writes one notification for one person. False if the person already has one with this `dedupe_key`, has switched this
-- kind off, or has muted the project. Membership, plan and limits of a muted project are told all the same.
create function private.notify(
  recipient uuid,
  kind text,
  dedupe_key text,
  thread_key text,
  data jsonb default '{}',
  project_id uuid default null,
  content_id uuid default null
) returns boolean
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  in_app boolean := true;
  email text := private.default_email(kind);
begin
  select preference.in_app, preference.email into in_app, email
    from public.notification_preferences as preference
   where preference.user_id = recipient and preference.kind = notify.kind;
  in_app := coalesce(in_app, true);
  email := coalesce(email, private.default_email(kind));
  if not in_app and email = 'off' then
    return false;
  end if;
  if kind not in ('member_added', 'member_removed', 'usage_alert', 'subscription_changed') and exists (
    select from public.muted_projects as muted
     where muted.user_id = recipient and muted.project_id = notify.project_id)
  then
    return false;
  end if;
  insert into public.notifications
    (user_id, kind, dedupe_key, thread_key, data, project_id, content_id, in_app, email)
  values (recipient, kind, dedupe_key, thread_key, jsonb_strip_nulls(data), project_id, content_id, in_app, email)
  on conflict on constraint notifications_user_id_dedupe_key_key do nothing;
  return found;
end
$$;

revoke execute on function private.notify(uuid, text, text, text, jsonb, uuid, uuid) from public;

-- schemas/notifications/functions/notify_members.sql

-- Notifies every member with at least this role in the project. Returns how many were notified.
create function private.notify_members(
  project uuid,
  minimum text,
  kind text,
  dedupe_key text,
  thread_key text,
  data jsonb default '{}'
) returns integer
language sql security definer set search_path = ''
as $$
  select count(*) filter (where private.notify(member.user_id, kind, dedupe_key, thread_key, data, project))::integer
    from (select user_id from public.project_members
           where project_id = project and private.role_rank(role) >= private.role_rank(minimum)
           order by user_id) as member
$$;

revoke execute on function private.notify_members(uuid, text, text, text, text, jsonb) from public;

-- schemas/notifications/functions/notify_of_batches.sql

-- Notifies people that the articles of a list of keywords are done: once for the whole list, or for the part that is done
-- when the rest is held back by a pause or by the plan. Called by the worker every second. Returns how many lists were
-- told.
--
-- It does not run in the transaction in which a generation ends: two that end at once would not see each other.
create function private.notify_of_batches() returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  list uuid;
  told record;
  lists integer := 0;
begin
  for list in
    select distinct ended.batch from public.generations as ended
     where ended.batch is not null and not ended.told_in_batch and ended.status in ('complete', 'failed')
  loop
    continue when not pg_try_advisory_xact_lock(hashtextextended('batch:' || list, 0));
    continue when exists (
      select from public.generations as live where live.batch = list and live.status in ('queued', 'running'));
    continue when exists (
      select from public.queued_keywords as waiting join public.generation_queues as queue using (project_id)
       where waiting.batch = list and not queue.paused and queue.halted_by is null);
    with ended as (
      update public.generations as generation set told_in_batch = true
       where generation.batch = list and not generation.told_in_batch and generation.status in ('complete', 'failed')
      returning generation.project_id, generation.requested_by, generation.status
    )
    select ended.project_id, ended.requested_by, project.name,
           count(*) filter (where ended.status = 'complete') as complete,
           count(*) filter (where ended.status = 'failed') as failed
      into told
      from ended join public.projects as project on project.id = ended.project_id
      join public.project_members as member
        on member.project_id = ended.project_id and member.user_id = ended.requested_by
     group by ended.project_id, ended.requested_by, project.name;
    continue when not found;
    perform private.notify(
      told.requested_by, 'batch_ended', 'batch:' || list || ':' || gen_random_uuid(), 'batch:' || list,
      jsonb_build_object('projectName', told.name, 'complete', told.complete, 'failed', told.failed),
      told.project_id);
    lists := lists + 1;
  end loop;
  return lists;
end
$$;

revoke execute on function private.notify_of_batches() from public;
grant execute on function private.notify_of_batches() to service_role;

-- schemas/notifications/functions/own_inbox.sql

-- The signed-in person's inbox: the state of the topic `user:<id>`.
create function private.own_inbox() returns jsonb
language sql stable security definer set search_path = ''
as $$ select private.to_inbox((select auth.uid())) $$;

revoke execute on function private.own_inbox() from public;
grant execute on function private.own_inbox() to authenticated;

-- schemas/notifications/functions/to_inbox.sql

-- The state of a person's inbox: the unread count and the newest 30 notifications.
create function private.to_inbox(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'unread', private.count_unread(person),
    'notifications', coalesce((
      select jsonb_agg(private.to_notification(newest) order by newest.created_at desc, newest.id)
        from (select * from public.notifications
               where user_id = person and in_app and deleted_at is null
               order by created_at desc, id
               limit 30) as newest), '[]'))
$$;

revoke execute on function private.to_inbox(uuid) from public;

-- schemas/notifications/functions/to_notification.sql

-- A notification as readers of `user:<id>` get it: `notificationSchema` of packages/notifications.
create function private.to_notification(notification public.notifications) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'id', notification.id, 'kind', notification.kind, 'projectId', notification.project_id,
    'contentId', notification.content_id, 'threadKey', notification.thread_key, 'data', notification.data,
    'readAt', notification.read_at, 'createdAt', notification.created_at)
$$;

-- schemas/notifications/functions/withdraw_announcement.sql

-- Deletes an announcement from every inbox. Mail that was sent stays sent. Operators only. Returns how many people
-- had it.
create function private.withdraw_announcement(announcement uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  removed integer;
begin
  if not private.is_operator() then
    raise exception 'only operators can announce' using errcode = '42501';
  end if;
  delete from public.notifications as told
   where told.kind = 'announcement' and told.thread_key = 'announcement:' || withdraw_announcement.announcement;
  get diagnostics removed = row_count;
  return removed;
end
$$;

revoke execute on function private.withdraw_announcement(uuid) from public;
grant execute on function private.withdraw_announcement(uuid) to authenticated;

-- schemas/people/functions/check_operator.sql

-- Refuses everybody but operators of this installation.
create function private.check_operator() returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not private.is_operator() then
    raise exception 'only operators can do this' using errcode = '42501', hint = 'operators_only';
  end if;
end
$$;

-- schemas/people/functions/delete_own_account.sql

-- Deletes the account of the signed-in person. What they wrote stays, under no name. Refused while a project would be
-- left without an owner.
create function public.delete_own_account() returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.check_own_account();
  delete from auth.users where id = (select auth.uid());
end
$$;

revoke execute on function public.delete_own_account() from public, anon;
grant execute on function public.delete_own_account() to authenticated;

-- schemas/people/functions/disable_account.sql

-- Disables the sign-in of an account, or enables it again. Its sessions end, it has no role anywhere from the commit on, and
-- the rooms of its documents get new names, which it cannot learn. Operators only, and never their own account.
create function public.disable_account(person uuid, disabled boolean) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  project uuid;
begin
  perform private.check_operator();
  if disable_account.person = (select auth.uid()) then
    raise exception 'nobody disables their own account' using errcode = 'PT409', hint = 'own_account';
  end if;
  update auth.users as account
     set banned_until = case when disable_account.disabled then now() + interval '100 years' end
   where account.id = disable_account.person;
  if not found then
    raise exception 'the account does not exist' using errcode = 'PT404', hint = 'not_found';
  end if;
  if disable_account.disabled then
    delete from auth.sessions as session where session.user_id = disable_account.person;
    for project in
      select member.project_id from public.project_members as member
       where member.user_id = disable_account.person order by member.project_id
    loop
      perform private.move_project_rooms(project);
    end loop;
  end if;
end
$$;

revoke execute on function public.disable_account(uuid, boolean) from public, anon;
grant execute on function public.disable_account(uuid, boolean) to authenticated;

-- schemas/people/functions/list_accounts.sql

-- A page of the accounts whose name or address contains a text, the newest first, with the number of all of them and who
-- may sign up. Operators only.
create function private.list_accounts(search text, skip integer, take integer) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_accounts jsonb;
begin
  perform private.check_operator();
  with matching as (
    select account.id, account.email, profile.display_name, account.created_at, account.last_sign_in_at,
           account.email_confirmed_at is not null as is_confirmed
      from auth.users as account
      left join public.profiles as profile on profile.id = account.id
     where list_accounts.search = ''
        or position(lower(list_accounts.search) in lower(concat(account.email, ' ', profile.display_name))) > 0
  ), page as (
    select * from matching order by created_at desc, id limit list_accounts.take offset list_accounts.skip
  )
  select jsonb_build_object(
    'total', (select count(*) from matching),
    'signUp', coalesce((select setting.who from private.sign_up as setting), 'anybody'),
    'accounts', coalesce(jsonb_agg(jsonb_build_object(
      'id', page.id, 'email', page.email, 'name', page.display_name, 'createdAt', page.created_at,
      'isConfirmed', page.is_confirmed,
      'seenAt', greatest(page.last_sign_in_at,
                         (select max(session.updated_at) from auth.sessions as session where session.user_id = page.id)),
      'projects', (select count(*) from public.project_members as member where member.user_id = page.id),
      'isOperator', exists (select from private.operators as operator where operator.user_id = page.id),
      'isDisabled', private.is_disabled(page.id)) order by page.created_at desc, page.id), '[]'))
    into found_accounts from page;
  return found_accounts;
end
$$;

revoke execute on function private.list_accounts(text, integer, integer) from public;
grant execute on function private.list_accounts(text, integer, integer) to authenticated;

-- schemas/people/functions/set_sign_up.sql

-- Sets who may create an account: 'anybody', 'invited' or 'nobody'. Operators only.
create function public.set_sign_up(who text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.check_operator();
  insert into private.sign_up as setting (who) values (set_sign_up.who)
  on conflict (only_row) do update set who = excluded.who;
end
$$;

revoke execute on function public.set_sign_up(text) from public, anon;
grant execute on function public.set_sign_up(text) to authenticated;

-- schemas/projects/functions/accept_invitation.sql

-- Makes the signed-in person a member by the link of an invitation to their own address. Returns the project. Only the
-- mail to that address and the project's owners have the link, so an account whose address nobody has proved gains
-- nothing by bearing it.
create function public.accept_invitation(token text) returns uuid
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  invitation public.invitations;
begin
  perform private.check_own_account();
  select * into invitation from public.invitations where token = accept_invitation.token for update;
  if not found then
    raise exception 'there is no such invitation' using errcode = 'PT404', hint = 'invitation_gone';
  end if;
  if not exists (
    select from auth.users as account
     where account.id = (select auth.uid()) and lower(account.email) = invitation.email
       and account.email_confirmed_at is not null)
  then
    raise exception 'the invitation is for another address' using errcode = '42501', hint = 'invitation_for_other';
  end if;
  if invitation.expires_at <= now() then
    raise exception 'the invitation has expired' using errcode = 'PT410', hint = 'invitation_expired';
  end if;
  delete from public.invitations where id = invitation.id;
  insert into public.project_members (project_id, user_id, role)
  values (invitation.project_id, (select auth.uid()), invitation.role)
  on conflict do nothing;
  return invitation.project_id;
end
$$;

revoke execute on function public.accept_invitation(text) from public, anon;
grant execute on function public.accept_invitation(text) to authenticated;

-- schemas/projects/functions/create_project.sql

-- Creates a project together with its first owner, the signed-in person.
create function public.create_project(name text) returns public.projects
language plpgsql security definer set search_path = ''
as $$
declare
  project public.projects;
begin
  perform private.check_own_account();
  insert into public.projects (name, created_by)
  values (btrim(create_project.name), (select auth.uid()))
  returning * into project;
  insert into public.project_members (project_id, user_id, role)
  values (project.id, project.created_by, 'owner');
  return project;
end
$$;

revoke execute on function public.create_project(text) from public, anon;
grant execute on function public.create_project(text) to authenticated;

-- schemas/projects/functions/delete_project.sql

-- Deletes a project that is in the trash, for good. Only its owners may.
create function public.delete_project(project uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.check_own_account();
  if not exists (
    select from public.project_members as member
     where member.project_id = delete_project.project and member.user_id = (select auth.uid()) and member.role = 'owner')
  then
    raise exception 'the project does not exist' using errcode = 'PT404', hint = 'not_found';
  end if;
  delete from public.projects as trashed where trashed.id = delete_project.project and trashed.trashed_at is not null;
  if not found then
    raise exception 'the project is not in the trash' using errcode = 'PT409', hint = 'not_in_trash';
  end if;
end
$$;

revoke execute on function public.delete_project(uuid) from public, anon;
grant execute on function public.delete_project(uuid) to authenticated;

-- schemas/projects/functions/invite_member.sql

-- Invites a person to a project by e-mail address, whether or not the address has an account. Nobody becomes a member
-- without accepting. Inviting an address again sends a new link, and the one before is void.
create function public.invite_member(project uuid, email text, role text) returns public.invitations
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  address constant text := lower(btrim(invite_member.email));
  made public.invitations;
begin
  if not private.has_role(invite_member.project, 'owner') then
    raise exception 'only owners of the project can invite people' using errcode = '42501', hint = 'role_too_low';
  end if;
  if private.role_rank(invite_member.role) is null then
    raise exception 'there is no such role' using errcode = 'PT422', hint = 'unknown_role';
  end if;
  if address is null or length(address) > 254 or address !~ '^[^@\s[:cntrl:]]+@[^@\s[:cntrl:]]+$' then
    raise exception 'this is not an e-mail address' using errcode = 'PT422', hint = 'invalid_address';
  end if;
  -- two owners who invite at once are counted one after the other
  perform from public.projects where id = invite_member.project for update;
  if exists (
    select from public.project_members as member
      join auth.users as account on account.id = member.user_id
     where member.project_id = invite_member.project and lower(account.email) = address)
  then
    raise exception 'this person belongs to the project already' using errcode = 'PT409', hint = 'already_member';
  end if;
  if (select count(*) >= 20 from public.invitations as recent
       where recent.invited_by = (select auth.uid()) and recent.created_at > now() - interval '1 hour')
  then
    raise exception 'too many invitations in an hour' using errcode = 'PT429', hint = 'too_many_invitations';
  end if;
  insert into public.invitations as invitation (project_id, email, role, invited_by)
  values (invite_member.project, address, invite_member.role, (select auth.uid()))
  on conflict (project_id, email) do update
    set role = excluded.role, token = excluded.token, invited_by = excluded.invited_by,
        created_at = excluded.created_at, expires_at = excluded.expires_at, mailed_at = null
  returning invitation.* into made;
  return made;
end
$$;

revoke execute on function public.invite_member(uuid, text, text) from public, anon;
grant execute on function public.invite_member(uuid, text, text) to authenticated;

-- schemas/projects/functions/read_invitation.sql

-- Returns the invitation of a link, to anybody who has the link. No row when it was accepted, withdrawn or never existed.
create function public.read_invitation(token text)
returns table (email text, role text, project_name text, invited_by text, is_expired boolean)
language sql stable security definer set search_path = ''
as $$
  select invitation.email, invitation.role, project.name, profile.display_name, invitation.expires_at <= now()
    from public.invitations as invitation
    join public.projects as project on project.id = invitation.project_id and project.trashed_at is null
    left join public.profiles as profile on profile.id = invitation.invited_by
   where invitation.token = read_invitation.token
$$;

revoke execute on function public.read_invitation(text) from public;
grant execute on function public.read_invitation(text) to anon, authenticated;

-- schemas/projects/functions/read_trashed_projects.sql

-- The projects in the trash that the signed-in person owns, the newest first.
create function public.read_trashed_projects() returns table (id uuid, name text, trashed_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select project.id, project.name, project.trashed_at
    from public.projects as project
    join public.project_members as me on me.project_id = project.id
   where project.trashed_at is not null and me.user_id = (select auth.uid()) and me.role = 'owner'
   order by project.trashed_at desc, project.id
$$;

revoke execute on function public.read_trashed_projects() from public, anon;
grant execute on function public.read_trashed_projects() to authenticated;

-- schemas/projects/functions/trash_project.sql

-- Moves a project to the trash, or restores it. Only its owners may. While it is in the trash, nobody can open it.
create function public.trash_project(project uuid, trashed boolean) returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  own_role constant text := (
    select member.role from public.project_members as member
     where member.project_id = trash_project.project and member.user_id = (select auth.uid()));
begin
  perform private.check_own_account();
  if own_role is null then
    raise exception 'the project does not exist' using errcode = 'PT404', hint = 'not_found';
  end if;
  if own_role <> 'owner' then
    raise exception 'only owners delete or restore a project' using errcode = '42501', hint = 'role_too_low';
  end if;
  -- after the role is held: a concurrent change of it waits for this row, or this waits for the change
  perform from public.projects where id = trash_project.project for update;
  if trash_project.trashed and exists (
       select from public.contents as content
        where content.project_id = trash_project.project and content.status in ('queued', 'running'))
  then
    raise exception 'articles of the project are still being generated' using errcode = 'PT409', hint = 'still_running';
  end if;
  update public.projects as moved
     set trashed_at = case when trash_project.trashed then now() end
   where moved.id = trash_project.project and (moved.trashed_at is not null) <> trash_project.trashed;
end
$$;

revoke execute on function public.trash_project(uuid, boolean) from public, anon;
grant execute on function public.trash_project(uuid, boolean) to authenticated;

-- schemas/rooms/functions/hold_document_room.sql

-- The name of the room that carries the updates of a document. Until the transaction ends, nobody can be removed
-- from its project; a person who was removed before has no role any more when roles are checked after this.
create function private.hold_document_room(content uuid) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  room text;
begin
  select private.to_document_room(article.id, room_key.key) into room
    from public.contents as article
    join private.room_keys as room_key using (project_id)
   where article.id = hold_document_room.content
     for share of room_key;
  return room;
end
$$;

revoke execute on function private.hold_document_room(uuid) from public;
grant execute on function private.hold_document_room(uuid) to service_role;

-- schemas/rooms/functions/to_document_room.sql

-- The name of the room that carries the updates of a document.
create function private.to_document_room(content uuid, key text) returns text
language sql immutable set search_path = ''
as $$ select 'document:' || content || ':' || key $$;

revoke execute on function private.to_document_room(uuid, text) from public;
grant execute on function private.to_document_room(uuid, text) to service_role;

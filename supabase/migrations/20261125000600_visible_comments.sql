-- A comment says something that can be seen, its anchor is one, and functions that are not told what to do do nothing.

-- Has a text a character that leaves a mark on the page? Spaces do not, nor do joiners, marks of direction and fillers.
create function private.is_visible(said text) returns boolean
language sql immutable set search_path = ''
as $$
  select said ~ '[^\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0]'
$$;

create or replace function private.check_comment(project uuid, body text, mentions uuid[]) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if body is null or not private.is_visible(body) then
    raise exception 'a comment says something' using errcode = 'PT422', hint = 'comment_empty';
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
-- pages have read as none what is none
update public.project_comments set anchor = null where anchor is not null and private.is_anchor(anchor) is not true;
alter table public.project_comments
  add constraint anchor_is_one check (anchor is null or private.is_anchor(anchor) is true);

alter function public.resolve_thread(uuid, boolean) strict;
alter function public.react_to_comment(uuid, text, boolean) strict;
alter function public.mark_thread_read(uuid, integer) strict;

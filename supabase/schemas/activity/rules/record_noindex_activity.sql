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

-- What such a database needs after the functions of the baseline are in it.

alter table public.notifications
  drop constraint notification_kind,
  add constraint notification_kind check (private.default_email(kind) is not null);
alter table public.notification_preferences
  drop constraint preference_kind,
  add constraint preference_kind check (private.default_email(kind) is not null);

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

create table monitoring.samples (
  at timestamptz not null default clock_timestamp(),
  instance text not null references monitoring.instances (instance) on delete cascade,
  sample jsonb not null,
  primary key (instance, at)
);
create index samples_by_time on monitoring.samples (at);

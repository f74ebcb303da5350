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

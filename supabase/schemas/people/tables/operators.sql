-- The people who run the installation: they read the topic `system` and the monitoring page.
create table private.operators (
  user_id uuid primary key references auth.users (id) on delete cascade
);

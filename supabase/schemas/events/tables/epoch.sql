-- One epoch per database. It changes when a database is restored or reset; cursors of an earlier epoch are void.
create table events.epoch (
  only_row boolean primary key default true check (only_row),
  epoch text not null default encode(extensions.gen_random_bytes(6), 'hex')
);
insert into events.epoch default values;

-- A page reads a state together with its cursor, and a cursor contains the epoch.
grant select on events.epoch to authenticated, service_role;

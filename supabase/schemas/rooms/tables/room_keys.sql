-- The key in the names of a project's document rooms. `private.move_rooms` changes it when a person leaves the project.
create table private.room_keys (
  project_id uuid primary key references public.projects (id) on delete cascade,
  key text not null default encode(extensions.gen_random_bytes(16), 'hex')
);

grant all on private.room_keys to service_role;

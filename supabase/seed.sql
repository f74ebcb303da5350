-- The demo: six people who all sign in with the password `headway-demo`, a project in which four of them have one
-- role each, and a project of somebody who doesn't belong to it. For development only; running it again changes
-- nothing.

create temporary table demo_people (id uuid, email text, display_name text, role text) on commit drop;
insert into demo_people values
  ('d0000000-0000-4000-8000-000000000001', 'owner@demo.test', 'Olivia Hart', 'owner'),
  ('d0000000-0000-4000-8000-000000000002', 'editor@demo.test', 'Elena Marsh', 'editor'),
  ('d0000000-0000-4000-8000-000000000003', 'commenter@demo.test', 'Caleb Osei', 'commenter'),
  ('d0000000-0000-4000-8000-000000000004', 'viewer@demo.test', 'Vera Lindholm', 'viewer'),
  ('d0000000-0000-4000-8000-000000000005', 'outsider@demo.test', 'Oscar Nyman', null),
  ('d0000000-0000-4000-8000-000000000006', 'operator@demo.test', 'Priya Raman', null);

-- Auth reads the token columns as text that is never null.
insert into auth.users (
  instance_id, id, aud, role, email, encrypted_password, email_confirmed_at,
  confirmation_token, recovery_token, email_change, email_change_token_new, email_change_token_current,
  phone_change, phone_change_token, reauthentication_token,
  raw_app_meta_data, raw_user_meta_data, created_at, updated_at
)
select '00000000-0000-0000-0000-000000000000', person.id, 'authenticated', 'authenticated', person.email,
       password.hash, now(),
       '', '', '', '', '',
       '', '', '',
       '{"provider": "email", "providers": ["email"]}',
       jsonb_build_object('sub', person.id, 'email', person.email, 'email_verified', true,
                          'phone_verified', false, 'display_name', person.display_name),
       now(), now()
  from demo_people as person,
       (select extensions.crypt('headway-demo', extensions.gen_salt('bf', 10)) as hash offset 0) as password
on conflict do nothing;

insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at)
select person.id, 'email', person.id::text, person.id,
       jsonb_build_object('sub', person.id, 'email', person.email, 'email_verified', true,
                          'phone_verified', false),
       now(), now(), now()
  from demo_people as person
on conflict do nothing;

insert into public.projects (id, name, created_by) values
  ('d1000000-0000-4000-8000-000000000001', 'Headway demo', 'd0000000-0000-4000-8000-000000000001'),
  ('d1000000-0000-4000-8000-000000000002', 'Somewhere else', 'd0000000-0000-4000-8000-000000000005')
on conflict do nothing;

insert into public.project_members (project_id, user_id, role)
select 'd1000000-0000-4000-8000-000000000001', person.id, person.role
  from demo_people as person
 where person.role is not null
union all
values ('d1000000-0000-4000-8000-000000000002'::uuid, 'd0000000-0000-4000-8000-000000000005'::uuid, 'owner')
on conflict do nothing;

insert into private.operators (user_id) values ('d0000000-0000-4000-8000-000000000006')
on conflict do nothing;

-- Room for trying things out: the demo project has a plan, as an operator would give it one.
insert into public.subscriptions (id, project_id, plan_id, status) values
  ('demo', 'd1000000-0000-4000-8000-000000000001', 'team', 'active')
on conflict do nothing;

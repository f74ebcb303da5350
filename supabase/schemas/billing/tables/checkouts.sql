-- The checkout of a project that was opened last. A project has one open checkout at a time: a person who asks for the
-- same plan again gets the same one, and asking for another plan closes it. The event of a paid checkout deletes the row.
create table private.checkouts (
  project_id uuid primary key references public.projects (id) on delete cascade,
  plan_id text not null references public.plans (id),
  -- The address that Stripe writes on the invoice, of the person who asked first; null where it is not known.
  payer_email text,
  -- Part of the idempotency key at Stripe: two requests of one round get one session.
  round uuid not null default gen_random_uuid(),
  opened_at timestamptz not null default now(),
  -- Stripe's id of the session; null until Stripe has answered.
  session_id text
);

grant all on private.checkouts to service_role;

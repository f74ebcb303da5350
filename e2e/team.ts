import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { AccountsOf } from './person.ts';
import type { SharedInstallation } from './installation.ts';

/**
 * A project of its own for a test file, in the installation that all files share, so that files can run side by side.
 * Its people are an owner, an editor, a commenter, a viewer, and an outsider who is not in it. They have the names and
 * the password of the demo accounts.
 */
export interface Team extends SharedInstallation, AccountsOf {
  projectId: string;
  projectName: string;
  /** The project that the outsider owns. */
  outsidersProjectId: string;
}

/** Creates a team. It stays until the installation ends. */
export async function createTeam(): Promise<Team> {
  const installation = inject('installation');
  const id = randomUUID().slice(0, 8);
  const team = {
    ...installation,
    domain: `${id}.test`,
    projectId: randomUUID(),
    projectName: `Project ${id}`,
    outsidersProjectId: randomUUID(),
  };
  const client = new Client({ connectionString: installation.databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(PEOPLE, [team.domain]);
    await client.query(IDENTITIES, [team.domain]);
    await client.query(PROJECT, [team.projectId, team.projectName, `owner@${team.domain}`]);
    await client.query(PROJECT, [team.outsidersProjectId, 'Somewhere else', `outsider@${team.domain}`]);
    await client.query(MEMBERS, [team.projectId, team.outsidersProjectId, team.domain]);
    await client.query(
      `insert into public.subscriptions (id, project_id, plan_id, status) values ($1, $2, 'team', 'active')`,
      [team.domain, team.projectId],
    );
    await client.query('commit');
  } finally {
    await client.end();
  }
  return team;
}

const PEOPLE = `
  insert into auth.users (
    instance_id, id, aud, role, email, encrypted_password, email_confirmed_at,
    confirmation_token, recovery_token, email_change, email_change_token_new, email_change_token_current,
    phone_change, phone_change_token, reauthentication_token,
    raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
  select instance_id, person.id, aud, role, split_part(email, '@', 1) || '@' || $1::text, encrypted_password, now(),
         '', '', '', '', '', '', '', '',
         raw_app_meta_data, raw_user_meta_data || jsonb_build_object('sub', person.id, 'email', split_part(email, '@', 1) || '@' || $1::text),
         now(), now()
    from auth.users as demo, lateral (select gen_random_uuid() as id where demo.id is not null) as person
   where email in ('owner@demo.test', 'editor@demo.test', 'commenter@demo.test', 'viewer@demo.test', 'outsider@demo.test')`;

const IDENTITIES = `
  insert into auth.identities
    (id, provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at)
  select id, 'email', id::text, id,
         jsonb_build_object('sub', id, 'email', email, 'email_verified', true, 'phone_verified', false),
         now(), now(), now()
    from auth.users where email like '%@' || $1::text`;

const PROJECT = `
  insert into public.projects (id, name, created_by)
  select $1, $2, id from auth.users where email = $3`;

const MEMBERS = `
  insert into public.project_members (project_id, user_id, role)
  select $1::uuid, id, split_part(email, '@', 1) from auth.users
   where email like '%@' || $3::text and email not like 'outsider@%'
  union all
  select $2::uuid, id, 'owner' from auth.users where email = 'outsider@' || $3::text`;

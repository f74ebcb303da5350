import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { z } from 'zod';

const PROJECTS = 50;
const ARTICLES = 10_000;
const ARTICLES_ELSEWHERE = 200;

/** Who asks, the project with the most articles, and the author of every fifth of them. */
export interface FilledProjects {
  person: string;
  projectId: string;
  author: string;
}

/**
 * Creates 50 projects that one person is an owner of: one with 10,000 articles, the others with 200 each. Each article has
 * a generation, a topic and about 4,000 characters that do not compress.
 */
export async function fillProjects(client: Client): Promise<FilledProjects> {
  const people = Array.from({ length: 5 }, () => randomUUID());
  const [person = '', author = ''] = people;
  await client.query(
    `insert into auth.users (id, email) select id, id || '@example.test' from unnest($1::uuid[]) as id`,
    [people],
  );
  const { rows } = await client.query(
    `with made as (
       insert into public.projects (name, created_by)
       select 'Project ' || n, $1 from generate_series(1, ${PROJECTS}) as n returning id),
     joined as (
       insert into public.project_members (project_id, user_id, role)
       select made.id, person, 'owner' from made, unnest($2::uuid[]) as person)
     select id from made`,
    [person, people],
  );
  const projects = rows.map((row) => z.object({ id: z.string() }).parse(row).id);
  const [projectId = ''] = projects;
  for (const id of projects)
    await fillProject(client, id, people, id === projectId ? ARTICLES : ARTICLES_ELSEWHERE);
  await client.query('vacuum analyze');
  return { person, projectId, author };
}

async function fillProject(client: Client, id: string, people: string[], articles: number): Promise<void> {
  await client.query(
    `with made as (
       insert into public.contents
         (project_id, keyword, title, status, shelf, locale, score, words, created_by, created_at, article)
       select $1, 'keyword ' || n, 'Report ' || n || ' on ' || md5(n::text),
              case when n % 20 = 0 then 'failed' else 'complete' end,
              case when n % 50 = 0 then 'trash' else 'active' end,
              case when n % 10 = 0 then 'de-DE' else 'en-US' end,
              n % 101, 500 + n % 1500, ($2::uuid[])[1 + n % 5], now() - n * interval '1 minute',
              jsonb_build_object('text', (select string_agg(md5(n || ':' || part), ' ') from generate_series(1, 120) as part))
         from generate_series(1, $3::int) as n
       returning id, project_id, created_by)
     insert into public.generations (content_id, project_id, job_id, status, state, requested_by)
     select id, project_id, gen_random_uuid(), 'complete', '{"stages": []}', created_by from made`,
    [id, people, articles],
  );
}

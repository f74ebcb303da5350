import { startTestDatabase } from '@headway/local-supabase/testing';
import { Client } from 'pg';
import { z } from 'zod';
import { contentQuerySchema } from '../apps/web/features/projects/content-query.ts';
import {
  toFacetsStatement,
  toPageStatement,
  type Statement,
} from '../apps/web/features/projects/server/contents-statements.ts';
import { fillProjects } from './search/fill-projects.ts';

// The list of a project with 10,000 articles, for a member of 50 projects: how long its two statements take in the
// database under row-level security, and how many times as long as for the owner of the tables, for whom no policy is
// evaluated.

const ROUNDS = 9;
const MAX_MS = 100;
const LAST_PAGE = '200';

const database = await startTestDatabase();
const client = new Client({ connectionString: database.url });
try {
  await client.connect();
  const { person, projectId, author } = await fillProjects(client);
  const queries: Record<string, Record<string, string>> = {
    'first page': {},
    'search with hits': { search: 'report 77' },
    'search without a hit': { search: 'no such words' },
    'filter by state': { status: 'failed' },
    'filter by author': { author },
    'filter by language': { locale: 'de-DE' },
    'filter by score': { score: '90', order: 'score' },
    'every filter at once': { search: 'report', status: 'complete', author, locale: 'en-US', score: '50' },
    'last page': { page: LAST_PAGE },
    'last page by title': { page: LAST_PAGE, order: 'title' },
    trash: { shelf: 'trash' },
  };
  for (const [name, parameters] of Object.entries(queries)) {
    const query = contentQuerySchema.parse(parameters);
    const statements = [toPageStatement(projectId, query), toFacetsStatement(projectId, query)];
    const [page = Number.NaN, facets = Number.NaN] = await measure(statements, person);
    const [ownPage = Number.NaN, ownFacets = Number.NaN] = await measure(statements, null);
    const ratio = (page + facets) / (ownPage + ownFacets);
    console.log(
      `${name}: ${page.toFixed(1)} ms for the page, ${facets.toFixed(1)} ms for the counts, ` +
        `${ratio.toFixed(1)} times the same for the owner of the tables`,
    );
    if (Math.max(page, facets) > MAX_MS) process.exitCode = 1;
  }
} finally {
  await client.end();
  await database.stop();
}

/** The median time of each statement, planning included, in milliseconds; `person` null stands for the owner. */
async function measure(statements: Statement[], person: string | null): Promise<number[]> {
  const medians: number[] = [];
  for (const { sql, values } of statements) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await client.query('begin');
      if (person !== null) {
        const claims = JSON.stringify({ sub: person, role: 'authenticated' });
        await client.query(
          `select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)`,
          [claims],
        );
      }
      const { rows } = await client.query(`explain (analyze, timing off, format json) ${sql}`, values);
      await client.query('commit');
      times.push(toMilliseconds(rows[0]));
    }
    medians.push(times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN);
  }
  return medians;
}

function toMilliseconds(row: unknown): number {
  const plan = z.object({ 'Planning Time': z.number(), 'Execution Time': z.number() });
  const [explained] = z.object({ 'QUERY PLAN': z.tuple([plan]) }).parse(row)['QUERY PLAN'];
  return explained['Planning Time'] + explained['Execution Time'];
}

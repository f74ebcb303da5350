import { readRows } from '@headway/database';
import type { PoolClient } from 'pg';
import { z } from 'zod';

const rowSchema = z.object({ sites: z.array(z.string()) });

/** The sites of the team of a project, to which its articles may link. */
export async function readOwnSites(tx: PoolClient, projectId: string): Promise<string[]> {
  const [project] = await readRows(tx, rowSchema, 'select sites from public.projects where id = $1', [
    projectId,
  ]);
  return project?.sites ?? [];
}

import type { Pool } from 'pg';
import { z } from 'zod';
import { seedDocument } from '../src/server/index.ts';

/** Makes the document of a content, as a member of its project. */
export async function seedAsMember(pool: Pool, contentId: string): Promise<void> {
  const { rows } = await pool.query(
    `select user_id as id from public.project_members
      where project_id = (select project_id from public.contents where id = $1) limit 1`,
    [contentId],
  );
  const user = z.object({ id: z.uuid() }).parse(rows[0]);
  const seeded = await seedDocument({ db: pool, user }, { contentId });
  if (!seeded.ok) throw new Error(`the document was not made: ${seeded.code}`);
}

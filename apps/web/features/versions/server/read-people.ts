import { readRows } from '@headway/database';
import { z } from 'zod';
import { database } from '@/server/process/database.ts';
import type { Writer } from '../version.ts';

const rowSchema = z.object({ userId: z.string(), displayName: z.string() });

/**
 * Reads the names of the people who wrote in a document, including former members. Deleted accounts have no name. The
 * caller has checked that the reader may see the document.
 */
export async function readPeople(ids: Iterable<string | null>): Promise<(id: string) => Writer> {
  const rows = await readRows(
    database(),
    rowSchema,
    `select id as "userId", display_name as "displayName" from public.profiles where id = any ($1::uuid[])`,
    [[...new Set(ids)]],
  );
  const people = new Map(rows.map((person) => [person.userId, person]));
  return (userId) => people.get(userId) ?? { userId, displayName: 'A former member' };
}

import type { Pool, PoolClient } from 'pg';
import type * as z from 'zod/mini';

/** A statement with the schema of its rows, and its parameters. */
export type Query<Row> = [schema: z.ZodMiniType<Row>, text: string, values?: readonly unknown[]];

/**
 * Runs one statement and parses each row that it returns.
 *
 * @throws ZodError for a row of another shape, and the database's error.
 *
 * @example
 * const [project] = await readRows(tx, projectSchema, 'select id, name from public.projects where id = $1', [id]);
 * if (!project) return refuse('not_found');
 */
export async function readRows<Row>(db: Pool | PoolClient, ...query: Query<Row>): Promise<Row[]> {
  const [schema, text, values = []] = query;
  const { rows } = await db.query(text, [...values]);
  return rows.map((row) => schema.parse(row));
}

/** The same for a statement that returns one row. @throws ZodError also when there is no row. */
export async function readRow<Row>(db: Pool | PoolClient, ...query: Query<Row>): Promise<Row> {
  const [schema, text, values = []] = query;
  const { rows } = await db.query(text, [...values]);
  return schema.parse(rows[0]);
}

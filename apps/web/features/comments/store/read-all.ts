import type { PostgrestError } from '@supabase/supabase-js';

/** One page of rows from REST. */
type Page = PromiseLike<{ data: unknown[] | null; error: PostgrestError | null }>;

/** Most rows per page; `max_rows` of supabase/config.toml. */
const PAGE = 1_000;

/**
 * Reads all rows, page by page. `read` gets the first and last index, and must order the rows.
 *
 * @throws Error with the message of REST when a page could not be read
 */
export async function readAll(read: (from: number, to: number) => Page): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (;;) {
    const { data, error } = await read(rows.length, rows.length + PAGE - 1);
    if (error) throw new Error(error.message, { cause: error });
    rows.push(...(data ?? []));
    if (!data || data.length < PAGE) return rows;
  }
}

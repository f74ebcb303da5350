import type { PostgrestError } from '@supabase/supabase-js';

/** One answer of REST, of which there may be more. */
type Page = PromiseLike<{ data: unknown[] | null; error: PostgrestError | null }>;

/** Rows that REST gives at once; `max_rows` of supabase/config.toml. */
const PAGE = 1_000;

/** Reads all rows, page by page. `read` gets the first and the last place and must keep an order. */
export async function readAll(
  read: (from: number, to: number) => Page,
): Promise<{ rows: unknown[]; error: null } | { rows: null; error: PostgrestError }> {
  const rows: unknown[] = [];
  for (;;) {
    const { data, error } = await read(rows.length, rows.length + PAGE - 1);
    if (error) return { rows: null, error };
    rows.push(...(data ?? []));
    if (!data || data.length < PAGE) return { rows, error: null };
  }
}

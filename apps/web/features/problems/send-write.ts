import type { SupabaseClient } from '@supabase/supabase-js';
import { toRefusal, type ActionResult, type Failure } from './refusal.ts';

/** Gives Supabase's client. Its code is loaded with the first call; rejects when that fails, and the next call tries again. */
export type OpenSupabase = () => Promise<SupabaseClient>;

/** The answer of PostgREST. */
interface Sent {
  data: unknown;
  error: Failure | null;
}

/**
 * Sends a write, or a call of a function, over PostgREST. Never rejects when Supabase's code cannot be loaded. Ask a write
 * to return its rows: row-level security does not refuse a change of a hidden row, it changes no row, and that counts as
 * refused here.
 *
 * @returns what PostgREST answered, to be parsed, or the refusal
 */
export async function sendWrite(
  openSupabase: OpenSupabase,
  send: (supabase: SupabaseClient) => PromiseLike<Sent>,
): Promise<{ ok: true; data: unknown } | Extract<ActionResult, { ok: false }>> {
  let supabase: SupabaseClient;
  try {
    supabase = await openSupabase();
  } catch (error) {
    return toRefusal({ message: String(error) });
  }
  const { data, error } = await send(supabase);
  if (error) return toRefusal(error);
  const isNothing = Array.isArray(data) && data.length === 0;
  return isNothing ? toRefusal({ code: '42501', message: 'no row was changed' }) : { ok: true, data };
}

import type { PostgrestSingleResponse, SupabaseClient } from '@supabase/supabase-js';
import { toRefusal, type ActionResult } from './refusal.ts';

/** Gives Supabase's client. Its code is loaded with the first call; rejects when that fails, and the next call tries again. */
export type OpenSupabase = () => Promise<SupabaseClient>;

/**
 * Does a write over PostgREST. Ask it to return the rows: row-level security does not refuse a change of a hidden row, it
 * changes no row, and that counts as refused here.
 */
export async function sendWrite(
  openSupabase: OpenSupabase,
  send: (supabase: SupabaseClient) => PromiseLike<PostgrestSingleResponse<unknown>>,
): Promise<ActionResult> {
  let supabase: SupabaseClient;
  try {
    supabase = await openSupabase();
  } catch (error) {
    return toRefusal({ message: String(error) });
  }
  const { data, error } = await send(supabase);
  if (error) return toRefusal(error);
  const isNothing = Array.isArray(data) && data.length === 0;
  return isNothing ? toRefusal({ code: '42501', message: 'no row was changed' }) : { ok: true };
}

import type { PostgrestSingleResponse } from '@supabase/supabase-js';
import { toRefusal, type ActionResult } from './refusal.ts';

/**
 * Converts the answer of PostgREST to a write. Ask it to return the rows: row-level security does not refuse a change of a
 * hidden row, it changes no row, and that counts as refused here.
 */
export function toActionResult({ data, error }: PostgrestSingleResponse<unknown>): ActionResult {
  if (error) return toRefusal(error);
  const isNothing = Array.isArray(data) && data.length === 0;
  return isNothing ? toRefusal({ code: '42501', message: 'no row was changed' }) : { ok: true };
}

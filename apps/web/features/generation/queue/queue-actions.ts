import type { SupabaseClient } from '@supabase/supabase-js';
import type { ActionResult } from '@/features/problems/refusal.ts';
import { toActionResult } from '@/features/problems/to-action-result.ts';

/** A keyword that is to be queued. */
export interface KeywordEntry {
  keyword: string;
  /** BCP 47. */
  locale: string;
  /** Left out when the writer chooses it. */
  title?: string | undefined;
}

/** Changes of the queue of a project by editors and owners. The database checks the role and tells every open page. */
export function createQueueActions(supabase: SupabaseClient, project: string) {
  return {
    /** Adds keywords at the end: all of them or none. The same `batch` again adds nothing. */
    add: async (batch: string, entries: readonly KeywordEntry[]): Promise<ActionResult> =>
      toActionResult(await supabase.rpc('queue_keywords', { project, batch, entries })),
    /** Moves a keyword in front of another; to the end when that is null. */
    move: async (keyword: string, before: string | null): Promise<ActionResult> =>
      toActionResult(await supabase.rpc('move_queued_keyword', { project, keyword, before })),
    remove: async (keywords: readonly string[]): Promise<ActionResult> =>
      toActionResult(await supabase.rpc('remove_queued_keywords', { project, keywords })),
    pause: async (paused: boolean): Promise<ActionResult> =>
      toActionResult(await supabase.rpc('pause_queue', { project, paused })),
  };
}

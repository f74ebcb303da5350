import type { ActionResult } from '@/features/problems/refusal.ts';
import { sendWrite, type OpenSupabase } from '@/features/problems/send-write.ts';

/** A keyword that is to be queued. */
export interface KeywordEntry {
  keyword: string;
  /** BCP 47. */
  locale: string;
  /** Left out when the writer chooses it. */
  title?: string | undefined;
}

/** Changes of the queue of a project by editors and owners. The database checks the role and tells every open page. */
export function createQueueActions(openSupabase: OpenSupabase, project: string) {
  return {
    /** Adds keywords at the end: all of them or none. The same `batch` again adds nothing. */
    add: (batch: string, entries: readonly KeywordEntry[]): Promise<ActionResult> =>
      sendWrite(openSupabase, (supabase) => supabase.rpc('queue_keywords', { project, batch, entries })),
    /** Moves a keyword in front of another; to the end when that is null. */
    move: (keyword: string, before: string | null): Promise<ActionResult> =>
      sendWrite(openSupabase, (supabase) =>
        supabase.rpc('move_queued_keyword', { project, keyword, before }),
      ),
    remove: (keywords: readonly string[]): Promise<ActionResult> =>
      sendWrite(openSupabase, (supabase) => supabase.rpc('remove_queued_keywords', { project, keywords })),
    pause: (paused: boolean): Promise<ActionResult> =>
      sendWrite(openSupabase, (supabase) => supabase.rpc('pause_queue', { project, paused })),
  };
}

import type { SupabaseClient } from '@supabase/supabase-js';
import type { Shelf } from '@headway/topics/project';
import { toActionResult } from '@/features/problems/to-action-result.ts';

/** What editors and owners do with whole articles and projects. The database checks the role and tells every open page. */
export function createShelfActions(supabase: SupabaseClient) {
  return {
    /** Moves articles to a shelf: all of them or none. */
    moveContents: async (contents: readonly string[], shelf: Shelf) =>
      toActionResult(await supabase.rpc('move_contents', { contents, shelf })),
    /** Deletes articles for good. */
    deleteContents: async (contents: readonly string[]) =>
      toActionResult(await supabase.from('contents').delete().in('id', contents).select('id')),
    renameProject: async (project: string, name: string) =>
      toActionResult(await supabase.from('projects').update({ name }).eq('id', project).select('id')),
    /** Moves a project to the trash, or restores it. */
    trashProject: async (project: string, trashed: boolean) =>
      toActionResult(await supabase.rpc('trash_project', { project, trashed })),
    /** Deletes a project that is in the trash, for good. */
    deleteProject: async (project: string) =>
      toActionResult(await supabase.rpc('delete_project', { project })),
  };
}

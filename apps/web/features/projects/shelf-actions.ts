import type { Shelf } from '@headway/topics/project';
import { sendWrite, type OpenSupabase } from '@/features/problems/send-write.ts';

/** What editors and owners do with whole articles and projects. The database checks the role and tells every open page. */
export function createShelfActions(openSupabase: OpenSupabase) {
  return {
    /** Moves articles to a shelf: all of them or none. */
    moveContents: (contents: readonly string[], shelf: Shelf) =>
      sendWrite(openSupabase, (supabase) => supabase.rpc('move_contents', { contents, shelf })),
    /** Deletes articles for good. */
    deleteContents: (contents: readonly string[]) =>
      sendWrite(openSupabase, (supabase) =>
        supabase.from('contents').delete().in('id', contents).select('id'),
      ),
    renameProject: (project: string, name: string) =>
      sendWrite(openSupabase, (supabase) =>
        supabase.from('projects').update({ name }).eq('id', project).select('id'),
      ),
    /** Moves a project to the trash, or restores it. */
    trashProject: (project: string, trashed: boolean) =>
      sendWrite(openSupabase, (supabase) => supabase.rpc('trash_project', { project, trashed })),
    /** Deletes a project that is in the trash, for good. */
    deleteProject: (project: string) =>
      sendWrite(openSupabase, (supabase) => supabase.rpc('delete_project', { project })),
  };
}

import type { ActionResult } from '@/features/problems/refusal.ts';
import { sendWrite, type OpenSupabase } from '@/features/problems/send-write.ts';
import type { Role } from '@headway/database/role';

/** What an owner can change about the members of one project. The database checks the role and tells every open page. */
export function createMemberActions(openSupabase: OpenSupabase, projectId: string) {
  return {
    changeRole(userId: string, role: Role): Promise<ActionResult> {
      const key = { project_id: projectId, user_id: userId };
      return sendWrite(openSupabase, (supabase) =>
        supabase.from('project_members').update({ role }).match(key).select('user_id'),
      );
    },
    /** Removes a member from the project; with one's own id, leaves it. */
    remove(userId: string): Promise<ActionResult> {
      const key = { project_id: projectId, user_id: userId };
      return sendWrite(openSupabase, (supabase) =>
        supabase.from('project_members').delete().match(key).select('user_id'),
      );
    },
  };
}

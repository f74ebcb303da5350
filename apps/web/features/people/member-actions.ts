import type { SupabaseClient } from '@supabase/supabase-js';
import type { ActionResult } from '@/features/problems/refusal.ts';
import { toActionResult } from '@/features/problems/to-action-result.ts';
import type { Role } from '@headway/database/role';

/** What an owner can change about the members of one project. The database checks the role and tells every open page. */
export function createMemberActions(supabase: SupabaseClient, projectId: string) {
  const members = () => supabase.from('project_members');
  return {
    async changeRole(userId: string, role: Role): Promise<ActionResult> {
      const key = { project_id: projectId, user_id: userId };
      return toActionResult(await members().update({ role }).match(key).select('user_id'));
    },
    /** Removes a member from the project; with one's own id, leaves it. */
    async remove(userId: string): Promise<ActionResult> {
      const key = { project_id: projectId, user_id: userId };
      return toActionResult(await members().delete().match(key).select('user_id'));
    },
  };
}

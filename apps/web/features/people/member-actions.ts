import type { SupabaseClient } from '@supabase/supabase-js';
import { toRefusal, type ActionResult } from '@/features/problems/refusal.ts';
import type { Role } from '@headway/database/role';

/** What an owner can change about the members of a project. The database checks the role and tells every open page. */
export interface MemberActions {
  /** Adds the person who has an account with this address. */
  invite: (email: string, role: Role) => Promise<ActionResult>;
  changeRole: (userId: string, role: Role) => Promise<ActionResult>;
  /** Removes a member from the project; with one's own id, leaves it. */
  remove: (userId: string) => Promise<ActionResult>;
}

/** The actions on the members of one project. */
export function createMemberActions(supabase: SupabaseClient, projectId: string): MemberActions {
  return {
    async invite(email, role) {
      const { error } = await supabase.rpc('invite_member', { project: projectId, email, role });
      return error ? toRefusal(error) : { ok: true };
    },
    async changeRole(userId, role) {
      const { data, error } = await supabase
        .from('project_members')
        .update({ role })
        .eq('project_id', projectId)
        .eq('user_id', userId)
        .select('user_id');
      return toResult(data, error);
    },
    async remove(userId) {
      const { data, error } = await supabase
        .from('project_members')
        .delete()
        .eq('project_id', projectId)
        .eq('user_id', userId)
        .select('user_id');
      return toResult(data, error);
    },
  };
}

// Row-level security does not refuse a change of a hidden row: it changes no row.
function toResult(
  data: readonly unknown[] | null,
  error: Parameters<typeof toRefusal>[0] | null,
): ActionResult {
  if (error) return toRefusal(error);
  return data?.length === 0 ? toRefusal({ code: '42501', message: 'no row was changed' }) : { ok: true };
}

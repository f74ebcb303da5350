import { roleSchema, type Role } from '@headway/database/role';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { ActionResult } from '@/features/problems/refusal.ts';
import { sendWrite } from '@/features/problems/send-write.ts';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    email: z.string(),
    role: roleSchema,
    token: z.string(),
    expires_at: z.string(),
  }),
);

/** An invitation that nobody has accepted yet. */
export interface Invitation {
  id: string;
  email: string;
  role: Role;
  /** The address of the page where it is accepted. */
  link: string;
  isExpired: boolean;
}

export type Invitations = ReturnType<typeof useInvitations>;

/**
 * The pending invitations of a project, for its owners. They are read again when the dialog opens, and whenever somebody
 * joins or leaves: `memberCount` tells.
 */
export function useInvitations(projectId: string, memberCount: number) {
  const openSupabase = useOpenSupabase();
  const queries = useQueryClient();
  const queryKey = ['invitations', projectId];
  const { data = [] } = useQuery({
    queryKey: [...queryKey, memberCount],
    queryFn: async ({ signal }): Promise<Invitation[]> => {
      const supabase = await openSupabase();
      const { data: rows } = await supabase
        .from('invitations')
        .select('id, email, role, token, expires_at')
        .eq('project_id', projectId)
        .order('created_at')
        .abortSignal(signal);
      return rowsSchema.parse(rows).map(({ id, email, role, token, expires_at }) => ({
        id,
        email,
        role,
        link: `${location.origin}/invitations/${token}`,
        isExpired: Date.parse(expires_at) <= Date.now(),
      }));
    },
  });

  async function change(act: Promise<ActionResult>): Promise<ActionResult> {
    const result = await act;
    await queries.invalidateQueries({ queryKey });
    return result;
  }

  return {
    invitations: data,
    /** Invites an address. Inviting it again sends a new link, and the one before is void. */
    invite: (email: string, role: Role) =>
      change(
        sendWrite(openSupabase, (supabase) =>
          supabase.rpc('invite_member', { project: projectId, email, role }),
        ),
      ),
    withdraw: (id: string) =>
      change(
        sendWrite(openSupabase, (supabase) =>
          supabase.from('invitations').delete().eq('id', id).select('id'),
        ),
      ),
  };
}

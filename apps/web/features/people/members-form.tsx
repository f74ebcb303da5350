import { roleSchema } from '@headway/database/role';
import { UserMinus } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '@/components/button.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { SelectField } from '@/components/forms/select-field.tsx';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import type { Member } from '@/features/projects/project.ts';
import { useMe, useOpenSupabase } from '@/features/session/supabase-provider.tsx';
import { createMemberActions } from './member-actions.ts';
import { MemberName } from './member-name.tsx';
import { InviteForm } from './invitations/invite-form.tsx';
import { PendingInvitations } from './invitations/pending-invitations.tsx';
import { useInvitations } from './invitations/use-invitations.ts';
import { ROLE_OPTIONS } from './role-options.ts';
import { sortByName } from './sort-by-name.ts';

export interface MembersFormProps {
  projectId: string;
  members: readonly Member[];
}

/** Invites people to a project, changes their roles, and removes them. For its owners. */
export function MembersForm({ projectId, members }: MembersFormProps) {
  const openSupabase = useOpenSupabase();
  const me = useMe();
  const actions = useMemo(() => createMemberActions(openSupabase, projectId), [openSupabase, projectId]);
  return (
    <>
      <Invitations projectId={projectId} memberCount={members.length} />
      <ul className="mt-6 divide-y divide-rule border-t border-rule">
        {sortByName(members).map(({ userId, displayName, role }) => (
          <li key={userId} className="flex items-center gap-3 py-2.5">
            <MemberName userId={userId} displayName={displayName} />
            <SelectField
              label={`Role of ${displayName}`}
              labelHidden
              name={`role-${userId}`}
              options={ROLE_OPTIONS}
              value={role}
              className="h-9 w-34"
              onValueChange={(value) =>
                void actions.changeRole(userId, roleSchema.parse(value)).then(showRefusal)
              }
            />
            {userId !== me.id && (
              <ConfirmDialog
                title={`Remove ${displayName}?`}
                description="They lose access immediately. Everything they wrote stays."
                confirmLabel="Remove"
                keepLabel="Cancel"
                onConfirm={() => void actions.remove(userId).then(showRefusal)}
                trigger={
                  <Button tone="quiet" size="icon" aria-label={`Remove ${displayName}`}>
                    <UserMinus aria-hidden />
                  </Button>
                }
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Invitations({ projectId, memberCount }: { projectId: string; memberCount: number }) {
  const invitations = useInvitations(projectId, memberCount);
  return (
    <>
      <InviteForm invite={invitations.invite} />
      <PendingInvitations {...invitations} />
    </>
  );
}

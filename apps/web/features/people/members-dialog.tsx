import { roleSchema, type Role } from '@headway/database/role';
import { UserMinus } from 'lucide-react';
import { useMemo, useState, type FormEvent } from 'react';
import { toast } from 'sonner';
import { z } from 'zod';
import { Button } from '@/components/button.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { SelectField } from '@/components/forms/select-field.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import type { Member } from '@/features/projects/project.ts';
import { useMe, useSupabaseClient } from '@/features/session/supabase-provider.tsx';
import { createMemberActions } from './member-actions.ts';
import { MemberName } from './member-name.tsx';
import { toName } from './to-role-news.ts';

const ROLES = roleSchema.options.map((value) => ({ value, label: toName(value) })).toReversed();

/** The dialog in which an owner invites people, changes their roles, and removes them. */
export function MembersDialog({ projectId, members }: { projectId: string; members: readonly Member[] }) {
  const supabase = useSupabaseClient();
  const me = useMe();
  const actions = useMemo(() => createMemberActions(supabase, projectId), [supabase, projectId]);
  return (
    <Dialog
      title="Members"
      description="Changes apply immediately."
      trigger={
        <Button size="small" tone="quiet">
          Manage
        </Button>
      }
    >
      <InviteForm invite={actions.invite} />
      <ul className="mt-6 divide-y divide-rule border-t border-rule">
        {members.map(({ userId, displayName, role }) => (
          <li key={userId} className="flex items-center gap-3 py-2.5">
            <MemberName userId={userId} displayName={displayName} />
            <SelectField
              label={`Role of ${displayName}`}
              labelHidden
              name={`role-${userId}`}
              options={ROLES}
              value={role}
              className="h-9 w-34"
              onValueChange={(value) =>
                void actions.changeRole(userId, roleSchema.parse(value)).then(showRefusal)
              }
            />
            <ConfirmDialog
              title={userId === me.id ? 'Leave the project?' : `Remove ${displayName}?`}
              description={`${userId === me.id ? 'You lose' : 'They lose'} access immediately. Everything ${userId === me.id ? 'you' : 'they'} wrote stays.`}
              confirmLabel={userId === me.id ? 'Leave' : 'Remove'}
              keepLabel="Cancel"
              onConfirm={() => void actions.remove(userId).then(showRefusal)}
              trigger={
                <Button tone="quiet" size="icon" aria-label={`Remove ${displayName}`}>
                  <UserMinus aria-hidden />
                </Button>
              }
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function InviteForm({ invite }: { invite: ReturnType<typeof createMemberActions>['invite'] }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const [isPending, setIsPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!z.email().safeParse(email.trim()).success) {
      setRefusal('Enter the email address of the person to invite.');
      return;
    }
    setIsPending(true);
    const result = await invite(email, role);
    setIsPending(false);
    setRefusal(result.ok ? null : result.sentence);
    if (!result.ok) return;
    toast(`${email.trim()} was added to the project.`);
    setEmail('');
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="space-y-3">
      <TextField
        label="Invite by email"
        type="email"
        required
        autoComplete="off"
        placeholder="name@example.org"
        value={email}
        error={refusal}
        onChange={(event) => {
          setEmail(event.target.value);
          setRefusal(null);
        }}
      />
      <div className="flex gap-2">
        <SelectField
          label="Role"
          labelHidden
          name="role"
          options={ROLES}
          value={role}
          className="w-34"
          onValueChange={(value) => setRole(roleSchema.parse(value))}
        />
        <Button type="submit" tone="primary" pending={isPending}>
          Invite
        </Button>
      </div>
    </form>
  );
}

import { roleSchema, type Role } from '@headway/database/role';
import { useState, type FormEvent } from 'react';
import { toast } from 'sonner';
import * as z from 'zod/mini';
import { Button } from '@/components/button.tsx';
import { SelectField } from '@/components/forms/select-field.tsx';
import { TextField } from '@/components/forms/text-field.tsx';
import { ROLE_OPTIONS } from '../role-options.ts';
import type { Invitations } from './use-invitations.ts';

/** Invites a person to the project by email address. */
export function InviteForm({ invite }: Pick<Invitations, 'invite'>) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const [isPending, setIsPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const address = email.trim();
    if (!z.email().safeParse(address).success) {
      setRefusal('Enter the email address of the person to invite.');
      return;
    }
    setIsPending(true);
    const result = await invite(address, role);
    setIsPending(false);
    setRefusal(result.ok ? null : result.sentence);
    if (!result.ok) return;
    toast(`${address} was invited.`);
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
          options={ROLE_OPTIONS}
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

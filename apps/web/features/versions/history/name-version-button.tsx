'use client';

import { Tag } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import type { Problem } from '@/features/problems/problem.ts';
import type { Version } from '../version.ts';
import { nameVersion } from './version-actions.ts';
import { VersionNameForm } from './version-name-form.tsx';

interface NameVersionButtonProps {
  contentId: string;
  version: Version;
  /** Called after a change, to fetch the list again. */
  onNamed: () => Promise<Problem | null>;
}

/** Names an existing version, or removes its name. */
export function NameVersionButton({ contentId, version, onNamed }: NameVersionButtonProps) {
  const [isOpen, setIsOpen] = useState(false);

  async function rename(name: string | null) {
    const answer = await nameVersion(contentId, version.id, name);
    if (!answer.ok) return answer.problem;
    setIsOpen(false);
    return onNamed();
  }

  return (
    <Dialog
      title={version.name === null ? 'Name this version' : 'Rename this version'}
      description="Everyone in the project sees the name. The version itself does not change."
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button size="small">
          <Tag aria-hidden />
          {version.name === null ? 'Name' : 'Rename'}
        </Button>
      }
    >
      <VersionNameForm name={version.name ?? ''} submitLabel="Save name" submit={rename}>
        {version.name !== null && <Button onClick={() => void rename(null)}>Remove the name</Button>}
      </VersionNameForm>
    </Dialog>
  );
}

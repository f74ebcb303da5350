'use client';

import { BookmarkPlus } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/button.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { saveVersion } from './version-actions.ts';
import { VersionNameForm } from './version-name-form.tsx';

interface SaveVersionButtonProps {
  contentId: string;
  /** Number of unsaved edits of this page, which the version would not contain. Default 0. */
  unsynced?: number;
}

/** Saves the present article as a version with a name. For editors and owners. */
export function SaveVersionButton({ contentId, unsynced = 0 }: SaveVersionButtonProps) {
  const [isOpen, setIsOpen] = useState(false);

  async function save(name: string) {
    const answer = await saveVersion(contentId, name);
    if (!answer.ok) return answer.problem;
    setIsOpen(false);
    toast.success(`Saved as “${name}”`);
    return null;
  }

  return (
    <Dialog
      title="Save a version"
      description={
        unsynced === 0
          ? 'Keeps the article as it is now, with what everyone has written. You can compare it and go back to it at any time.'
          : 'Keeps the article as it is saved. What you wrote last is not saved yet, and will not be in it.'
      }
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button size="small">
          <BookmarkPlus aria-hidden />
          <span className="max-sm:sr-only">Save version</span>
        </Button>
      }
    >
      <VersionNameForm name="" submitLabel="Save version" submit={save} />
    </Dialog>
  );
}

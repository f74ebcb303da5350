'use client';

import { BookmarkPlus } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/button.tsx';
import { NameForm } from '@/components/forms/name-form.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { callApi } from '@/features/problems/call-api.ts';
import { toSentence } from '@/features/problems/problem.ts';
import { versionSchema } from '../version.ts';

/**
 * Saves the present article as a version with a name. For editors and owners. `unsynced` is the number of unsaved edits of
 * this page, which the version would not contain.
 */
export function SaveVersionButton({ contentId, unsynced = 0 }: { contentId: string; unsynced?: number }) {
  const [isOpen, setIsOpen] = useState(false);

  async function save(name: string) {
    const path = `/api/content/${contentId}/versions`;
    const answer = await callApi(path, versionSchema, { method: 'POST', body: { name } });
    if (!answer.ok) return toSentence(answer.problem);
    setIsOpen(false);
    toast.success(`Saved as “${name}”`);
    return null;
  }

  return (
    <Dialog
      title="Save a version"
      description={
        unsynced === 0
          ? 'Saves the current text as a version. You can compare it and restore it at any time.'
          : 'Saves the last saved text as a version. Your newest edits are not saved yet and will not be included.'
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
      <NameForm
        placeholder="Ready for review"
        submitLabel="Save version"
        emptyError="Give the version a name."
        submit={save}
      />
    </Dialog>
  );
}

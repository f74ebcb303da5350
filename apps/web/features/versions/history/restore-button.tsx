'use client';

import { History } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/button.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { toSentence } from '@/features/problems/problem.ts';
import { toVersionLabel } from './to-version-label.ts';
import type { Version } from '../version.ts';
import { restoreVersion } from './version-actions.ts';

interface RestoreButtonProps {
  contentId: string;
  version: Version;
  /** Called with the version that now is the article. */
  onRestored: (after: Version) => void;
}

/** Restores the article to a version after a confirmation. It can be undone. */
export function RestoreButton({ contentId, version, onRestored }: RestoreButtonProps) {
  const [isPending, setIsPending] = useState(false);
  const label = toVersionLabel(version);

  async function restore(versionId: string, said: string): Promise<void> {
    setIsPending(true);
    const answer = await restoreVersion(contentId, versionId);
    setIsPending(false);
    if (!answer.ok) {
      toast.error('Not restored', { description: toSentence(answer.problem) });
      return;
    }
    const { before, after } = answer.data;
    if (before === null || after === null) {
      toast('The article says this already.');
      return;
    }
    onRestored(after);
    toast.success(said, {
      description: 'What the article said until now is kept as a version.',
      duration: 15_000,
      action: { label: 'Undo', onClick: () => void restore(before.id, 'Restore undone') },
    });
  }

  return (
    <ConfirmDialog
      title={`Restore “${label}”?`}
      description="The article will say again what it said in this version. That is an edit like any other: whoever is writing sees it at once, nothing is deleted from the history, and what the article says until now is kept as a version of its own."
      confirmLabel="Restore"
      keepLabel="Keep the article"
      onConfirm={() => void restore(version.id, `Restored “${label}”`)}
      trigger={
        <Button size="small" pending={isPending}>
          <History aria-hidden />
          Restore
        </Button>
      }
    />
  );
}

import { History } from 'lucide-react';
import { useTransition } from 'react';
import { toast } from 'sonner';
import * as z from 'zod/mini';
import { Button } from '@/components/button.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { callApi } from '@/features/problems/call-api.ts';
import { showProblem } from '@/features/problems/show-refusal.ts';
import { toVersionLabel } from './to-version-label.ts';
import { versionSchema, type Version } from '../version.ts';

/** The versions before and after a restoration; both are null when nothing had to change. */
const restoredSchema = z.object({ before: z.nullable(versionSchema), after: z.nullable(versionSchema) });

interface RestoreButtonProps {
  contentId: string;
  version: Version;
  /** Called with the versions that keep the article before and after it. */
  onRestored: (kept: { before: Version; after: Version }) => void;
}

/** Restores the article to a version after a confirmation. It can be undone. */
export function RestoreButton({ contentId, version, onRestored }: RestoreButtonProps) {
  const [isPending, startTransition] = useTransition();
  const label = toVersionLabel(version);

  async function restore(versionId: string, said: string): Promise<void> {
    const path = `/api/content/${contentId}/versions/${versionId}/restore`;
    const answer = await callApi(path, restoredSchema, { method: 'POST', body: {} });
    if (!answer.ok) return showProblem('Could not be restored', answer.problem);
    const { before, after } = answer.data;
    if (before === null || after === null) return void toast('The article already has this text.');
    onRestored({ before, after });
    toast.success(said, {
      description: 'The previous text is kept as a version.',
      duration: 15_000,
      action: { label: 'Undo', onClick: () => startTransition(() => restore(before.id, 'Restore undone')) },
    });
  }

  return (
    <ConfirmDialog
      title={`Restore “${label}”?`}
      description="The article goes back to the text of this version, for everyone. The current text is kept as a version in the history."
      confirmLabel="Restore"
      keepLabel="Cancel"
      onConfirm={() => startTransition(() => restore(version.id, `Restored “${label}”`))}
      trigger={
        <Button size="small" pending={isPending}>
          <History aria-hidden />
          Restore
        </Button>
      }
    />
  );
}

'use client';

import { Settings } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/button.tsx';
import { NameForm } from '@/components/forms/name-form.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';
import { createShelfActions } from './shelf-actions.ts';

/** The dialog in which an owner renames a project or moves it to the trash. */
export function ProjectSettings({ projectId, name }: { projectId: string; name: string }) {
  const openSupabase = useOpenSupabase();
  const actions = useMemo(() => createShelfActions(openSupabase), [openSupabase]);
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);

  async function rename(given: string): Promise<string | null> {
    const result = await actions.renameProject(projectId, given);
    if (!result.ok) return result.sentence;
    setIsOpen(false);
    router.refresh();
    return null;
  }

  async function trash(): Promise<void> {
    const result = await actions.trashProject(projectId, true);
    if (!result.ok) return showRefusal(result);
    router.push('/projects');
    toast(`“${name}” was moved to the trash.`, {
      action: {
        label: 'Undo',
        onClick: () =>
          void actions.trashProject(projectId, false).then((restored) => {
            if (restored.ok) router.push(`/projects/${projectId}`);
            else showRefusal(restored);
          }),
      },
    });
  }

  return (
    <Dialog
      title="Project settings"
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button tone="quiet" size="small">
          <Settings aria-hidden />
          Settings
        </Button>
      }
    >
      <NameForm
        name={name}
        placeholder="Product documentation"
        submitLabel="Rename"
        emptyError="Give the project a name."
        submit={rename}
      />
      <div className="mt-8 border-t border-rule pt-5">
        <h3 className="font-medium">Delete the project</h3>
        <p className="mt-1 mb-4 text-sm text-ink-soft">
          Its articles, comments and members stay in the trash for 30 days. Owners can restore it until then.
        </p>
        <ConfirmDialog
          title={`Move “${name}” to the trash?`}
          description="Nobody can open it until an owner restores it. After 30 days it is deleted for good."
          confirmLabel="Move to trash"
          keepLabel="Cancel"
          onConfirm={() => void trash()}
          trigger={<Button tone="danger">Move to trash</Button>}
        />
      </div>
    </Dialog>
  );
}

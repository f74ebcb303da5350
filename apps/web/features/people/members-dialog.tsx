import { Button } from '@/components/button.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { useDeferredDialog } from '@/components/overlays/use-deferred-dialog.ts';
import type { MembersFormProps } from './members-form.tsx';

const loadForm = async () => (await import('./members-form.tsx')).MembersForm;

/** The dialog in which an owner invites people, changes their roles, and removes them. */
export function MembersDialog(props: MembersFormProps) {
  const { Content: MembersForm, dialog } = useDeferredDialog(loadForm);
  return (
    <Dialog
      {...dialog}
      title="Members"
      description="Changes apply immediately."
      trigger={
        <Button size="small" tone="quiet">
          Manage
        </Button>
      }
    >
      {MembersForm && <MembersForm {...props} />}
    </Dialog>
  );
}

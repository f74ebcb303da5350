'use client';

import { ListPlus } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { useDeferredDialog } from '@/components/overlays/use-deferred-dialog.ts';

const loadDialog = async () => (await import('./bulk-dialog.tsx')).BulkDialog;

interface BulkButtonProps {
  projectId: string;
  /** The languages that can be written, as ISO 639-1 codes; null for all. */
  languages: readonly string[] | null;
}

/** A button that opens the dialog for many keywords. */
export function BulkButton(props: BulkButtonProps) {
  const { Content: BulkDialog, dialog } = useDeferredDialog(loadDialog);
  return (
    <>
      <Button
        size="small"
        tone="quiet"
        aria-haspopup="dialog"
        className="-ml-3"
        onClick={() => dialog.onOpenChange(true)}
      >
        <ListPlus aria-hidden />
        Add several keywords
      </Button>
      {BulkDialog && <BulkDialog {...props} {...dialog} />}
    </>
  );
}

import { Link2 } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { useDeferredDialog } from '@/components/overlays/use-deferred-dialog.ts';

const loadLinks = async () => (await import('./share-links.tsx')).ShareLinks;

/** Shares an article with people without an account, by links that only read. For editors and owners. */
export function ShareButton({ contentId }: { contentId: string }) {
  const { Content: ShareLinks, dialog } = useDeferredDialog(loadLinks);
  return (
    <Dialog
      {...dialog}
      title="Share a read-only link"
      description="Anyone who has the link can read the article as it is when they open it, without an account. They see no comments and no scores."
      trigger={
        <Button size="small">
          <Link2 aria-hidden />
          <span className="max-sm:sr-only">Share</span>
        </Button>
      }
    >
      {ShareLinks && <ShareLinks contentId={contentId} />}
    </Dialog>
  );
}

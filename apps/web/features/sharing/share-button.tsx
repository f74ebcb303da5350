import { Link2 } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { Dialog } from '@/components/overlays/dialog.tsx';
import { ArticleLinkList } from './article-link-list.tsx';
import { NewLinkForm } from './new-link-form.tsx';
import { useArticleLinks } from './use-article-links.ts';

/** Shares an article with people without an account, by links that only read. For editors and owners. */
export function ShareButton({ contentId }: { contentId: string }) {
  return (
    <Dialog
      title="Share a read-only link"
      description="Anyone who has the link can read the article as it is when they open it, without an account. They see no comments and no scores."
      trigger={
        <Button size="small">
          <Link2 aria-hidden />
          <span className="max-sm:sr-only">Share</span>
        </Button>
      }
    >
      <ShareLinks contentId={contentId} />
    </Dialog>
  );
}

function ShareLinks({ contentId }: { contentId: string }) {
  const links = useArticleLinks(contentId);
  return (
    <>
      <NewLinkForm create={links.create} />
      <ArticleLinkList {...links} />
    </>
  );
}

import type { AssessedArticle } from '@headway/pipeline/article';
import { History } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/button.tsx';
import type { Noindex } from '@/features/projects/use-noindex.ts';
import { ExportMenu } from '@/features/reading/text/export-menu.tsx';
import { ShareButton } from '@/features/sharing/share-button.tsx';
import { SaveVersionButton } from '@/features/versions/history/save-version-button.tsx';

interface ArticleActionsProps {
  contentId: string;
  article: AssessedArticle;
  mayEdit: boolean;
  unsynced: number;
  readMarkdown: () => string;
  noindex: Noindex;
}

/** The actions on a finished article as a whole. */
export function ArticleActions({
  contentId,
  article,
  mayEdit,
  unsynced,
  readMarkdown,
  noindex,
}: ArticleActionsProps) {
  return (
    <>
      {mayEdit && <SaveVersionButton contentId={contentId} unsynced={unsynced} />}
      <Button asChild size="small">
        <Link href={`/content/${contentId}/versions`}>
          <History aria-hidden />
          <span className="max-sm:sr-only">History</span>
        </Link>
      </Button>
      {mayEdit && <ShareButton contentId={contentId} />}
      <ExportMenu article={article} readMarkdown={readMarkdown} noindex={noindex} />
    </>
  );
}

import { ArticleLinkList } from './article-link-list.tsx';
import { NewLinkForm } from './new-link-form.tsx';
import { useArticleLinks } from './use-article-links.ts';

/** The read-only links to an article, with a form for another one. */
export function ShareLinks({ contentId }: { contentId: string }) {
  const links = useArticleLinks(contentId);
  return (
    <>
      <NewLinkForm create={links.create} />
      <ArticleLinkList {...links} />
    </>
  );
}

import type { AssessedArticle } from '@headway/pipeline/article';

/** The article as a search engine would list it. */
export function SearchPreview({
  article,
  isListed,
}: {
  article: Pick<AssessedArticle, 'title' | 'metaDescription' | 'slug'>;
  /** Whether search engines may list it. */
  isListed: boolean;
}) {
  const { title, metaDescription, slug } = article;
  return (
    <div>
      <div className="rounded-md border border-rule bg-surface p-4">
        <p className="truncate text-xs text-ink-faint">your-site › {slug}</p>
        <p className="mt-1 text-lg leading-snug text-accent">{title}</p>
        <p className="mt-1 text-sm text-ink-soft">{metaDescription}</p>
      </div>
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm [&_dd]:text-right [&_dd]:tabular-nums [&_dt]:text-ink-soft">
        <dt>Title</dt>
        <dd>{title.length} characters</dd>
        <dt>Description</dt>
        <dd>{metaDescription.length} characters</dd>
        <dt>Indexing</dt>
        <dd>{isListed ? 'index' : 'noindex'}</dd>
      </dl>
    </div>
  );
}

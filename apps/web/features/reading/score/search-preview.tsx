import type { AssessedArticle } from '@headway/pipeline/article';
import { toCount } from '@/components/to-count.ts';
import type { Noindex } from '@/features/projects/use-noindex.ts';
import { toNoindexAction } from '@/features/projects/to-noindex-action.ts';

/** The article as a search engine would list it. */
export function SearchPreview({
  article,
  noindex: { isSet, set },
}: {
  article: Pick<AssessedArticle, 'title' | 'metaDescription' | 'slug'>;
  noindex: Noindex;
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
        <dd>{toCount(title.length, 'character')}</dd>
        <dt>Description</dt>
        <dd>{toCount(metaDescription.length, 'character')}</dd>
        <dt>Indexing</dt>
        <dd>
          {isSet ? 'noindex' : 'index'}
          {set && (
            <button
              type="button"
              onClick={() => void set(!isSet)}
              className="ml-3 rounded-sm font-medium text-accent underline-offset-2 hover:underline"
            >
              {toNoindexAction(isSet)}
            </button>
          )}
        </dd>
      </dl>
    </div>
  );
}

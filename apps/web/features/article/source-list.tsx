import type { Source } from '@headway/pipeline/article';

/** The pages that the article cites, numbered as it cites them. */
export function SourceList({ sources }: { sources: readonly Source[] }) {
  return (
    <section aria-labelledby="sources" className="mt-16 border-t border-rule pt-8">
      <h2 id="sources" className="font-serif text-xl font-semibold tracking-tight">
        Sources
      </h2>
      <ol className="mt-4 space-y-3">
        {sources.map((source) => (
          <li
            key={source.n}
            id={`source-${source.n}`}
            value={source.n}
            className="flex scroll-mt-40 gap-3 rounded-sm target:bg-accent-soft"
          >
            <span aria-hidden className="w-6 shrink-0 text-right text-sm/6 text-ink-faint tabular-nums">
              {source.n}
            </span>
            <div className="min-w-0">
              <a
                href={source.url}
                target="_blank"
                rel="noopener noreferrer nofollow"
                className="font-medium hover:text-accent hover:underline"
              >
                {source.title}
              </a>
              <p className="text-sm break-words text-ink-soft">
                {source.site}
                {source.licence !== null && ` · ${source.licence}`}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

'use client';

import { Markdown } from '@/features/reading/text/markdown.tsx';
import type { SharedArticle } from './server/read-shared-article.ts';

/** An article for somebody who has only its link: the text with its citations, and nothing else. */
export function SharedArticleView({
  locale,
  text,
  sources,
}: Pick<SharedArticle, 'locale' | 'text' | 'sources'>) {
  return (
    <main className="mx-auto max-w-[44rem] px-5 py-12 sm:px-8 sm:py-20 print:py-0">
      <article lang={locale} dir="auto" className="prose-static">
        <Markdown sources={sources}>{text}</Markdown>
      </article>
    </main>
  );
}

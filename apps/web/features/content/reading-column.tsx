'use client';

import type { Article } from '@headway/pipeline/article';
import { ArrowDown } from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from '@/components/button.tsx';
import { Skeleton } from '@/components/skeleton.tsx';
import { Markdown } from '@/features/article/markdown.tsx';
import { SourceList } from '@/features/article/source-list.tsx';
import { withoutSourceList } from '@/features/article/without-source-list.ts';
import { useFollowEnd } from './use-follow-end.ts';

interface ReadingColumnProps {
  /** Null until it is finished and here. */
  article: Article | null;
  /** The draft as far as it is written. */
  draft: string;
  locale: string;
  /** Whether more may come. */
  isGrowing: boolean;
  /** Gets the element that holds the text and nothing else. */
  articleRef: RefObject<HTMLElement | null>;
}

/** The text: the draft while it is written and then the article, in the same place. */
export function ReadingColumn({ article, draft, locale, isGrowing, articleRef }: ReadingColumnProps) {
  const text = withoutSourceList(article?.markdown ?? draft);
  const { endRef, isBehind, follow } = useFollowEnd(text, isGrowing);
  if (text === '') return isGrowing ? <AwaitedText /> : null;
  return (
    <>
      <article ref={articleRef} lang={locale} dir="auto" aria-busy={isGrowing}>
        <Markdown isGrowing={isGrowing}>{text}</Markdown>
      </article>
      <div ref={endRef} />
      {article !== null && <SourceList sources={article.sources} />}
      {isBehind && (
        <div className="pointer-events-none sticky bottom-6 mt-6 flex justify-center">
          <Button size="small" onClick={follow} className="pointer-events-auto animate-fade shadow-lift">
            <ArrowDown aria-hidden />
            Follow the writing
          </Button>
        </div>
      )}
    </>
  );
}

function AwaitedText() {
  return (
    <div>
      <p className="max-w-prose text-ink-soft">
        The article appears here as it is written. First, pages on the subject are found, read and measured.
      </p>
      <div className="mt-10 space-y-4">
        <Skeleton className="h-8 w-3/5" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-11/12" />
        <Skeleton className="h-4 w-4/5" />
      </div>
    </div>
  );
}

import { ArrowDown } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { SkeletonText } from '@/components/skeleton.tsx';
import { Markdown } from '@/features/reading/text/markdown.tsx';
import { useFollowEnd } from './use-follow-end.ts';

interface ReadingColumnProps {
  /** The heading until there is text. */
  keyword: string;
  text: string;
  locale: string;
  isGrowing: boolean;
}

/** The text while the pipeline writes it, and after the generation failed or was canceled. */
export function ReadingColumn({ keyword, text, locale, isGrowing }: ReadingColumnProps) {
  const { endRef, isBehind, follow } = useFollowEnd(text, isGrowing);
  if (text === '') {
    return (
      <>
        <h1 className="mb-6 font-serif text-3xl font-semibold tracking-tight">{keyword}</h1>
        {isGrowing && <AwaitedText />}
      </>
    );
  }
  return (
    <>
      <article lang={locale} dir="auto" aria-busy={isGrowing}>
        <Markdown isGrowing={isGrowing}>{text}</Markdown>
      </article>
      <div ref={endRef} />
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
        The article appears here as it is written. First, pages on the subject are found, read and analyzed.
      </p>
      <div className="mt-10 space-y-4">
        <SkeletonText />
      </div>
    </div>
  );
}

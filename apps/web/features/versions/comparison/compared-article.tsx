import { toCount } from '@/components/to-count.ts';
import type { ComparedBlock } from '@headway/documents/protocol';
import { UnfoldVertical } from 'lucide-react';
import { useMemo, useState, type RefObject } from 'react';
import { Button } from '@/components/button.tsx';
import { ComparedBlockView } from './compared-block.tsx';
import { toPassages } from './to-passages.ts';
import type { NamedComparison } from '../version.ts';

interface ComparedArticleProps {
  comparison: NamedComparison;
  locale: string;
  /** Whether blocks far from any change are folded until they are opened. */
  onlyChanges: boolean;
  /** Ref for the element around the shown blocks. */
  articleRef: RefObject<HTMLElement | null>;
}

/** Two versions of an article in one text. */
export function ComparedArticle({ comparison, locale, onlyChanges, articleRef }: ComparedArticleProps) {
  const passages = useMemo(() => toPassages(comparison.blocks), [comparison]);
  const [opened, setOpened] = useState<{ comparison: NamedComparison; starts: readonly number[] } | null>(
    null,
  );
  const starts = opened?.comparison === comparison ? opened.starts : [];
  return (
    <article ref={articleRef} lang={locale} dir="auto" className="comparison prose-article">
      {passages.map(({ isShown, blocks, start }) =>
        isShown || !onlyChanges || starts.includes(start) ? (
          <Blocks key={start} blocks={blocks} comparison={comparison} />
        ) : (
          <p key={start} className="border-y border-rule py-1 text-center">
            <Button
              size="small"
              tone="quiet"
              onClick={() => setOpened({ comparison, starts: [...starts, start] })}
            >
              <UnfoldVertical aria-hidden />
              {toCount(blocks.length, 'unchanged paragraph')}
            </Button>
          </p>
        ),
      )}
    </article>
  );
}

function Blocks({ blocks, comparison }: { blocks: readonly ComparedBlock[]; comparison: NamedComparison }) {
  return blocks.map((block, index) => (
    // A block is identified by its index.
    // oxlint-disable-next-line react/no-array-index-key
    <ComparedBlockView key={index} block={block} comparison={comparison} />
  ));
}

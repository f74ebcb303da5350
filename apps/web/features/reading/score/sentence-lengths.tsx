import { toRange } from '@headway/ground';
import type { Measures } from '@headway/pipeline/article';
import { toCount } from '@/components/to-count.ts';
import { cn } from '@/components/cn.ts';

/** Sentences longer than this are hard to follow. */
const LONG_FROM = 21;

/** How long the sentences are: a column for each class of lengths, the long ones marked. */
export function SentenceLengths({ lengths }: { lengths: Measures['sentenceLengths'] }) {
  const most = Math.max(1, ...lengths.map(({ sentences }) => sentences));
  return (
    <figure className="mt-2">
      <figcaption className="text-xs text-ink-faint">Sentences by length in words</figcaption>
      <ol className="mt-1.5 flex gap-1">
        {lengths.map(({ from, to, sentences }) => (
          <li key={from} className="flex-1 text-center text-xs text-ink-faint tabular-nums">
            <span aria-hidden className="flex h-8 items-end border-b border-rule">
              <span
                className={cn(
                  'block h-full w-full origin-bottom rounded-t-sm transition-transform duration-150',
                  from >= LONG_FROM ? 'bg-caution' : 'bg-ink-soft',
                )}
                style={{ transform: `scaleY(${sentences / most})` }}
              />
            </span>
            <span className="sr-only">{`${toCount(sentences, 'sentence')} of ${to === null ? `${from} or more` : toRange(from, to)} words`}</span>
            <span aria-hidden>{to === null ? `${from}+` : toRange(from, to)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

import { toCount } from '@/components/to-count.ts';
import type { Measures } from '@headway/pipeline/article';
import { DetailsList } from './details-list.tsx';

interface OutlineProps {
  entries: Measures['outline'];
  onShow: (heading: string) => void;
}

/** The headings of the text, with the words under each. */
export function Outline({ entries, onShow }: OutlineProps) {
  if (entries.length === 0) return null;
  // the score does not count the title as a heading
  const count = entries.filter(({ level }) => level > 1).length;
  return (
    <DetailsList summary={`Outline, ${toCount(count, 'heading')}`}>
      {entries.map(({ level, heading, words }, index) => (
        <li
          // Headings may repeat, so the index is the key.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className="flex items-baseline justify-between gap-3"
          style={{ paddingInlineStart: `${Math.max(0, level - 2) * 0.75}rem` }}
        >
          {heading !== '' ? (
            <button
              type="button"
              onClick={() => onShow(heading)}
              className="min-w-0 text-left underline-offset-2 hover:underline"
            >
              {heading}
            </button>
          ) : (
            <span className="min-w-0">{heading}</span>
          )}
          <span className="shrink-0 text-ink-faint tabular-nums">{words}</span>
        </li>
      ))}
    </DetailsList>
  );
}

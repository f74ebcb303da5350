import type { Article, ScorePart } from '@headway/pipeline/article';
import { useGlidingNumber } from '@/components/use-gliding-number.ts';
import { ChangeFigure } from './change-figure.tsx';
import { Outline } from './outline.tsx';
import { QuestionList } from './question-list.tsx';
import { RangeBar } from './range-bar.tsx';
import { SentenceLengths } from './sentence-lengths.tsx';

interface ScorePartItemProps {
  part: ScorePart;
  /** Its points in the stored version. */
  before: number;
  article: Pick<Article, 'measures' | 'words'>;
  onShow: (heading: string) => void;
}

/** A part of the score: its points, what was measured, and details. */
export function ScorePartItem({ part, before, article, onShow }: ScorePartItemProps) {
  // in tenths, since useGlidingNumber takes whole numbers
  const points = useGlidingNumber(Math.round(part.points * 10)) / 10;
  return (
    <li>
      <p className="flex items-baseline gap-2 text-sm">
        <span className="mr-auto font-medium">{part.label}</span>
        <ChangeFigure by={part.points - before} />
        <span className="text-ink-soft tabular-nums">
          {part.max > 0 ? (
            <>
              {points}
              <span className="text-ink-faint"> / {Math.round(part.max * 10) / 10}</span>
            </>
          ) : (
            'not counted'
          )}
        </span>
      </p>
      {part.max > 0 && <Bar share={part.points / part.max} />}
      <p className="mt-1 text-xs text-ink-faint tabular-nums">{part.detail}</p>
      <PartDetails id={part.id} article={article} onShow={onShow} />
    </li>
  );
}

function PartDetails({
  id,
  article: { measures, words },
  onShow,
}: Pick<ScorePartItemProps, 'article' | 'onShow'> & { id: string }) {
  if (!measures) return null;
  switch (id) {
    case 'structure':
      return (
        <>
          <RangeBar label="Words" value={words} range={measures.pageWords} />
          <Outline entries={measures.outline} onShow={onShow} />
        </>
      );
    case 'readability':
      return (
        <>
          <RangeBar label="Reading ease" value={measures.readability} range={measures.pageReadability} />
          <SentenceLengths lengths={measures.sentenceLengths} />
        </>
      );
    case 'questions':
      return <QuestionList questions={measures.questions} />;
    default:
      return null;
  }
}

function Bar({ share }: { share: number }) {
  return (
    <span aria-hidden className="mt-1.5 block h-1 overflow-hidden rounded-full bg-rule">
      <span
        className="block size-full origin-left rounded-full bg-ink-soft transition-transform duration-150"
        style={{ transform: `scaleX(${Math.min(1, Math.max(0, share))})` }}
      />
    </span>
  );
}

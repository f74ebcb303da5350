import type { AssessedArticle, ScorePart } from '@headway/pipeline/article';
import { useGlidingNumber } from '@/components/hooks/use-gliding-number.ts';
import { ChangeFigure } from './change-figure.tsx';
import { Outline } from './outline.tsx';
import { QuestionList } from './question-list.tsx';
import { RangeBar } from './range-bar.tsx';
import { SentenceLengths } from './sentence-lengths.tsx';
import type { ShownPoints } from './to-shown-points.ts';

interface ScorePartItemProps {
  part: ScorePart;
  /** Its points of the score. */
  shown: ShownPoints;
  article: Pick<AssessedArticle, 'measures' | 'words'>;
  onShow: (passage: string) => void;
}

/** A part of the score: its points, what was measured, and details. */
export function ScorePartItem({ part, shown, article, onShow }: ScorePartItemProps) {
  const points = useGlidingNumber(shown.points);
  return (
    <li>
      <p className="flex items-baseline gap-2 text-sm">
        <span className="mr-auto font-medium">{part.label}</span>
        <ChangeFigure by={shown.change} />
        <span className="text-ink-soft tabular-nums">
          {shown.max > 0 ? (
            <>
              {points}
              <span className="text-ink-faint"> / {shown.max}</span>
            </>
          ) : (
            'not counted'
          )}
        </span>
      </p>
      {part.max > 0 && <Bar share={part.points / part.max} />}
      <p className="mt-1 text-xs text-ink-faint tabular-nums">{part.detail}</p>
      {part.benchmark !== undefined && (
        <p className="text-xs text-ink-faint tabular-nums">Measured against {part.benchmark}</p>
      )}
      <PartPlaces places={part.places ?? []} onShow={onShow} />
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
          {measures.readability !== null && measures.pageReadability !== null && (
            <RangeBar
              label={`Reading ease (${measures.readabilityFormula ?? 'Flesch'})`}
              value={measures.readability}
              range={measures.pageReadability}
            />
          )}
          <SentenceLengths lengths={measures.sentenceLengths} />
        </>
      );
    case 'questions':
      return <QuestionList questions={measures.questions} />;
    default:
      return null;
  }
}

/** What lowers a part, with a way to each place in the text. */
function PartPlaces({
  places,
  onShow,
}: Pick<ScorePartItemProps, 'onShow'> & { places: NonNullable<ScorePart['places']> }) {
  if (places.length === 0) return null;
  return (
    <ul className="mt-1.5 space-y-1 text-xs text-ink-soft">
      {places.map(({ detail, passage }) => (
        <li key={passage}>
          <span className="line-clamp-1">“{passage}”</span> {detail}.{' '}
          <button
            type="button"
            onClick={() => onShow(passage)}
            className="rounded-sm font-medium text-accent underline-offset-2 hover:underline"
          >
            Show in the text
          </button>
        </li>
      ))}
    </ul>
  );
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

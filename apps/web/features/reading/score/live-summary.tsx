import { toFigure } from '@headway/ground';
import type { AssessedArticle } from '@headway/pipeline/article';
import { toCount } from '@/components/to-count.ts';
import { LiveMessage } from '@/components/live-message.tsx';
import { toSentence, type Problem } from '@/features/problems/problem.ts';
import { useGlidingNumber } from '@/components/hooks/use-gliding-number.ts';
import { usePacedMessage } from '@/components/hooks/use-paced-message.ts';
import { ChangeFigure } from './change-figure.tsx';

interface LiveSummaryProps {
  article: AssessedArticle;
  /** The version that changes are counted from. */
  stored: AssessedArticle;
  isAssessing: boolean;
  problem: Problem | null;
}

/** The score and length of the text while people edit it, and how they changed. */
export function LiveSummary({ article, stored, isAssessing, problem }: LiveSummaryProps) {
  const score = Math.round(article.score.total);
  const shownScore = useGlidingNumber(score);
  const shownWords = useGlidingNumber(article.words);
  const spoken = usePacedMessage('score', `Score ${score} of 100, ${toCount(article.words, 'word')}.`);
  return (
    <div className="mb-4">
      <LiveMessage>{spoken}</LiveMessage>
      <dl className="grid grid-cols-2 gap-x-4 tabular-nums">
        <div>
          <dt className="eyebrow">Score</dt>
          <dd className="font-serif text-2xl">
            <span className="inline-block min-w-[2ch]">{shownScore}</span>{' '}
            <ChangeFigure by={score - Math.round(stored.score.total)} className="font-sans" />
          </dd>
        </div>
        <div>
          <dt className="eyebrow">Words</dt>
          <dd className="font-serif text-2xl">
            {toFigure(shownWords)}{' '}
            <ChangeFigure by={article.words - stored.words} isGain={null} className="font-sans" />
          </dd>
        </div>
      </dl>
      {/* Always one line, so that nothing below it moves. */}
      <p className="mt-1 min-h-[1.125rem] text-xs text-ink-faint">
        {problem ? (
          <span className="text-caution">This is the last known score. {toSentence(problem)}</span>
        ) : isAssessing ? (
          <span className="animate-late">Updating the score…</span>
        ) : null}
      </p>
    </div>
  );
}

import type { Article } from '@headway/pipeline/article';
import { ScorePartItem } from './score-part-item.tsx';

interface ScoreViewProps {
  article: Pick<Article, 'score' | 'changes' | 'measures' | 'words'>;
  /** The version that changes are counted from; null while nobody edits. */
  stored: Pick<Article, 'score'> | null;
  /** Scrolls to a heading of the text. */
  onShowHeading?: ((heading: string) => void) | undefined;
}

/** The content score with its parts. */
export function ScoreView({ article, stored, onShowHeading }: ScoreViewProps) {
  const { score, changes } = article;
  const before = new Map(stored?.score.parts.map((part) => [part.id, part.points]));
  return (
    <div>
      <p className="text-sm text-ink-soft tabular-nums">{toSummary(score, stored)}</p>
      <ul className="mt-6 space-y-4">
        {score.parts.map((part) => (
          <ScorePartItem
            key={part.id}
            part={part}
            before={before.get(part.id) ?? part.points}
            article={article}
            onShowHeading={onShowHeading}
          />
        ))}
      </ul>
      {changes.length > 0 && (
        <>
          <h3 className="mt-8 text-sm font-medium">What the last stage changed</h3>
          <ul className="mt-2 list-disc space-y-1.5 pl-4 text-sm text-ink-soft marker:text-ink-faint">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** While people edit, the total is shown above, so this shows only what it is measured from. */
function toSummary({ total, before }: Article['score'], stored: Pick<Article, 'score'> | null): string {
  if (stored) return `Stored with ${Math.round(stored.score.total)} of 100.`;
  const [now, then] = [Math.round(total), Math.round(before)];
  return `${now} of 100${now === then ? ', as before the last stage.' : `, up from ${then} before the last stage.`}`;
}

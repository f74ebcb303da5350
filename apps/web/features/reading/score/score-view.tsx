import type { AssessedArticle } from '@headway/pipeline/article';
import { ScorePartItem } from './score-part-item.tsx';
import { toShownPoints } from './to-shown-points.ts';

interface ScoreViewProps {
  article: Pick<AssessedArticle, 'score' | 'changes' | 'measures' | 'words'>;
  /** The version that changes are counted from. */
  stored: Pick<AssessedArticle, 'score'>;
  onShow: (heading: string) => void;
}

/** The parts of the content score; the total is shown above them. */
export function ScoreView({ article, stored, onShow }: ScoreViewProps) {
  const { score, changes } = article;
  const shown = toShownPoints(score.parts, score.total, stored.score.parts);
  return (
    <div>
      <p className="text-sm text-ink-soft tabular-nums">
        Score when generated: {Math.round(stored.score.total)}
      </p>
      <ul className="mt-6 space-y-4">
        {score.parts.map((part, index) => (
          <ScorePartItem
            key={part.id}
            part={part}
            shown={shown[index] ?? { points: 0, max: 0, change: 0 }}
            article={article}
            onShow={onShow}
          />
        ))}
      </ul>
      {changes.length > 0 && (
        <>
          <h3 className="mt-8 text-sm font-medium">Changes made by the last stage</h3>
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

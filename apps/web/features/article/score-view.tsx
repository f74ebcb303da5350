import type { Article } from '@headway/pipeline/article';

/** The content score with what it is made of. */
export function ScoreView({ score, changes }: Pick<Article, 'score' | 'changes'>) {
  const total = Math.round(score.total);
  const before = Math.round(score.before);
  return (
    <div>
      <p className="text-sm text-ink-soft tabular-nums">
        {total} of 100
        {before === total ? ', as before the last stage.' : `, up from ${before} before the last stage.`}
      </p>
      <ul className="mt-6 space-y-4">
        {score.parts.map((part) => (
          <li key={part.id}>
            <p className="flex items-baseline justify-between gap-3 text-sm">
              <span className="font-medium">{part.label}</span>
              <span className="text-ink-soft tabular-nums">
                {part.max > 0 ? (
                  <>
                    {toPoints(part.points)}
                    <span className="text-ink-faint"> / {toPoints(part.max)}</span>
                  </>
                ) : (
                  'not counted'
                )}
              </span>
            </p>
            {part.max > 0 && <Bar share={part.points / part.max} />}
            <p className="mt-1 text-xs text-ink-faint">{part.detail}</p>
          </li>
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

function Bar({ share }: { share: number }) {
  return (
    <span aria-hidden className="mt-1.5 block h-1 overflow-hidden rounded-full bg-rule">
      <span
        className="block h-full rounded-full bg-ink-soft"
        style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }}
      />
    </span>
  );
}

function toPoints(points: number): string {
  return String(Math.round(points * 10) / 10);
}

import { toFigure } from '@headway/ground';
import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { SelectBox } from '@/components/forms/select-box.tsx';
import type { KeywordEntry } from '../queue-actions.ts';
import type { CheckedRow, ValidRow } from './check-list.ts';
import type { Known, Review } from './review-list.ts';
import { ReviewNote } from './review-note.tsx';
import { toQuotaSentence } from './to-quota-sentence.ts';

interface ReviewFormProps {
  review: Review;
  error: string | null;
  isPending: boolean;
  onBack: () => void;
  onAdd: (entries: readonly KeywordEntry[]) => void;
}

/** Shows what a list would start, and lets a person choose. Keywords that the project has already are not chosen first. */
export function ReviewForm({ review, error, isPending, onBack, onAdd }: ReviewFormProps) {
  const { rows, known, quota } = review;
  const valid = rows.filter((row): row is ValidRow => row.state === 'valid');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    new Set(valid.filter(({ line }) => !known.has(line)).map(({ line }) => line)),
  );
  const entries = valid
    .filter(({ line }) => chosen.has(line))
    .map(({ keyword, locale, title }) => ({ keyword, locale, ...(title !== null && { title }) }));
  const quotaSentence = toQuotaSentence(entries.length, quota);

  function choose(line: number, isChosen: boolean): void {
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(line);
      else after.delete(line);
      return after;
    });
  }

  return (
    <div className="space-y-4">
      <div className="text-ink-soft">
        <p aria-live="polite">{toSummary(rows, known, entries.length)}</p>
        {quotaSentence !== '' && <p>{quotaSentence}</p>}
      </div>
      <section aria-label="Keywords" className="max-h-[45dvh] overflow-y-auto border-y border-rule">
        <ul>
          {rows.map((row) => (
            <li
              key={row.line}
              className="flex min-h-10 items-center gap-3 border-b border-rule px-1 py-1.5 last:border-0"
            >
              {row.state === 'valid' ? (
                <SelectBox
                  label={`Add ${row.keyword}`}
                  isSelected={chosen.has(row.line)}
                  onChange={(isChosen) => choose(row.line, isChosen)}
                />
              ) : (
                <span className="w-4.5 shrink-0" />
              )}
              <div className="min-w-0 flex-1 sm:flex sm:items-baseline sm:justify-between sm:gap-4">
                <p
                  className={
                    row.state === 'valid' ? 'min-w-0 wrap-anywhere' : 'min-w-0 truncate text-ink-soft'
                  }
                >
                  {row.state === 'valid'
                    ? row.keyword
                    : row.written === ''
                      ? `Line ${row.line}`
                      : row.written}
                </p>
                <ReviewNote row={row} known={known.get(row.line)} />
              </div>
            </li>
          ))}
        </ul>
      </section>
      {error !== null && (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onBack}>Back</Button>
        <Button
          tone="primary"
          pending={isPending}
          disabled={entries.length === 0}
          onClick={() => onAdd(entries)}
        >
          {entries.length === 1 ? 'Add 1 keyword' : `Add ${toFigure(entries.length)} keywords`}
        </Button>
      </div>
    </div>
  );
}

function toSummary(rows: readonly CheckedRow[], known: ReadonlyMap<number, Known>, chosen: number): string {
  const count = (state: CheckedRow['state']) => rows.filter((row) => row.state === state).length;
  const [repeated, refused] = [count('repeated'), count('refused')];
  return [
    `${toFigure(chosen)} of ${toFigure(rows.length)} ${rows.length === 1 ? 'line' : 'lines'} chosen.`,
    known.size > 0 && `${toFigure(known.size)} in this project already.`,
    repeated > 0 && `${toFigure(repeated)} repeated.`,
    refused > 0 && `${toFigure(refused)} can’t be started and cost nothing.`,
  ]
    .filter(Boolean)
    .join(' ');
}

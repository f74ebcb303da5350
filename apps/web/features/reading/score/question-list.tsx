import type { Measures } from '@headway/pipeline/article';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { DetailsList } from './details-list.tsx';

/** The questions that people ask about the keyword, and which of them the text answers. */
export function QuestionList({ questions }: { questions: Measures['questions'] }) {
  if (questions.length === 0) return null;
  const open = questions.filter(({ isAnswered }) => !isAnswered).length;
  return (
    <DetailsList summary={open === 0 ? 'All questions answered' : `${open} open of ${questions.length}`}>
      {questions.map(({ question, isAnswered }) => (
        <li key={question} className="flex gap-2">
          {isAnswered ? (
            <CircleCheck aria-label="Answered" className="mt-0.5 size-3.5 shrink-0 text-positive" />
          ) : (
            <CircleDashed aria-label="Open" className="mt-0.5 size-3.5 shrink-0 text-ink-faint" />
          )}
          <span className={isAnswered ? 'text-ink-soft' : undefined}>{question}</span>
        </li>
      ))}
    </DetailsList>
  );
}

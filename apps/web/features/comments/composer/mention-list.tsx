import { Avatar } from '@/components/avatar.tsx';
import { cn } from '@/components/cn.ts';
import type { Person } from '@/features/people/person.ts';

interface MentionListProps {
  candidates: readonly Person[];
  /** Index of the candidate that Enter mentions. */
  chosen: number;
  onChoose: (person: Person) => void;
}

/** The members whose names match the text after an `@`. Shown below the field without covering anything. */
export function MentionList({ candidates, chosen, onChoose }: MentionListProps) {
  return (
    <ul aria-label="Members to mention" className="mt-1 rounded-md border border-rule bg-surface p-1">
      {candidates.map((candidate, index) => (
        <li key={candidate.userId}>
          <button
            type="button"
            // the arrow keys in the field choose, so Tab skips the list
            tabIndex={-1}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(candidate)}
            className={cn(
              'flex min-h-9 w-full items-center gap-2.5 rounded-sm px-2 py-1 text-left',
              index === chosen && 'bg-sunken',
            )}
          >
            <Avatar name={candidate.displayName} className="size-6" />
            {candidate.displayName}
          </button>
        </li>
      ))}
    </ul>
  );
}

import { Avatar } from '@/components/avatar.tsx';
import { cn } from '@/components/cn.ts';
import type { Person } from '@/features/people/person.ts';

interface MentionListProps {
  candidates: readonly Person[];
  /** The index of the one that Enter mentions. */
  chosen: number;
  onChoose: (person: Person) => void;
}

/** Who may be meant by what is typed after an `@`. Stands beneath the field and makes room for itself, covering nothing. */
export function MentionList({ candidates, chosen, onChoose }: MentionListProps) {
  return (
    <ul aria-label="Members to mention" className="mt-1 rounded-md border border-rule bg-surface p-1">
      {candidates.map((candidate, index) => (
        <li key={candidate.userId}>
          <button
            type="button"
            // the arrow keys lead here, from the field
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

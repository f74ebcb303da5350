import { toCount } from '@/components/to-count.ts';
import { Avatar } from '@/components/avatar.tsx';
import { cn } from '@/components/cn.ts';
import { toPersonColor } from '@/features/people/collaborator.ts';
import { isOrdinary, toNames, toVersionLabel } from './to-version-label.ts';
import type { Version, VersionRef, Writer } from '../version.ts';

/** What the items of a list have in common. */
export interface ItemProps {
  /** IANA name; `undefined` for the reader's own. */
  timeZone: string | undefined;
  /** The version that is shown beside the list. */
  shown: VersionRef;
  onShow: (shown: VersionRef) => void;
}

/** One version in the history. */
export function VersionItem({ version, timeZone, shown, onShow }: ItemProps & { version: Version }) {
  const { kind, authors, namedBy, createdAt, wordsChange } = version;
  const time = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone }).format(new Date(createdAt));
  const people = authors.length === 0 && kind === 'kept' && namedBy !== null ? [namedBy] : authors;
  return (
    <HistoryEntry
      title={toVersionLabel(version)}
      isQuiet={isOrdinary(version)}
      note={
        <>
          <time dateTime={createdAt}>{time}</time>
          {people.length > 0 && ` · ${toNames(people)}`}
          {wordsChange !== null && wordsChange !== 0 && (
            <span className="whitespace-nowrap">
              {' · '}
              {wordsChange > 0 ? '+' : '−'}
              {toCount(Math.abs(wordsChange), 'word')}
            </span>
          )}
        </>
      }
      people={people}
      isShown={shown === version.id}
      onShow={() => onShow(version.id)}
    />
  );
}

interface HistoryEntryProps {
  title: string;
  note: React.ReactNode;
  people: readonly Writer[];
  /** Whether it is an automatic version, shown smaller. Default false. */
  isQuiet?: boolean;
  isShown: boolean;
  onShow: () => void;
}

/** A line of the history; pressing it shows the version. */
export function HistoryEntry({ title, note, people, isQuiet = false, isShown, onShow }: HistoryEntryProps) {
  return (
    <button
      type="button"
      onClick={onShow}
      aria-current={isShown ? 'true' : undefined}
      className={cn(
        'flex w-full items-start justify-between gap-3 rounded-md px-3 py-2 text-left hover:bg-sunken',
        isShown && 'bg-accent-soft hover:bg-accent-soft',
      )}
    >
      <span className="min-w-0">
        <span className={cn('block break-words', isQuiet ? 'text-ink-soft' : 'font-medium')}>{title}</span>
        <span className={cn('block text-sm tabular-nums', isShown ? 'text-ink-soft' : 'text-ink-faint')}>
          {note}
        </span>
      </span>
      <span className="flex shrink-0 -space-x-1.5 pt-0.5">
        {people.slice(0, 3).map(({ userId, displayName }) => (
          <Avatar
            key={userId}
            name={displayName}
            color={toPersonColor(userId)}
            className="size-6 text-[0.625rem] ring-2 ring-paper"
          />
        ))}
      </span>
    </button>
  );
}

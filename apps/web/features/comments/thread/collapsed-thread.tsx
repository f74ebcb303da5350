import { toCount } from '@/components/to-count.ts';
import { Avatar } from '@/components/avatar.tsx';
import { cn } from '@/components/cn.ts';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import { usePeople } from '@/features/people/people-provider.tsx';
import { toPersonColor } from '@/features/people/collaborator.ts';
import { useMe } from '@/features/session/supabase-provider.tsx';
import type { Thread } from '../store/to-threads.ts';
import { readDraft, toReplyAbout } from '../composer/written-drafts.ts';
import { UnreadDot } from './unread-dot.tsx';

/** Characters of a comment that fill two lines. */
const PREVIEW_LENGTH = 200;

/** A thread in two lines, where the whole thread does not fit. */
export function CollapsedThread({ thread, onOpen }: { thread: Thread; onOpen: () => void }) {
  const { people } = usePeople();
  const me = useMe();
  const hasDraft = readDraft(me.id, toReplyAbout(thread.id)) !== undefined;
  const { root, replies, isResolved, unread } = thread;
  const first = root.deletedAt === null ? root : (replies[0] ?? root);
  const name = people.get(first.authorId ?? '')?.displayName ?? 'Someone';
  const answers = replies.filter(({ id }) => id !== first.id).length;
  return (
    <article
      data-thread
      tabIndex={-1}
      aria-label={root.anchor === null ? 'Thread' : `Thread on “${root.anchor.quote}”`}
    >
      <button
        type="button"
        aria-expanded={false}
        onClick={onOpen}
        className={cn(
          'block w-full rounded-lg border border-rule px-3 py-2 text-left text-sm hover:border-rule-strong',
          isResolved ? 'bg-paper' : 'bg-surface',
        )}
      >
        <span className="flex items-center gap-2">
          <Avatar name={name} className="size-6" color={toPersonColor(first.authorId ?? '')} />
          <span className="min-w-0 flex-1 truncate">
            <span className="font-medium">{name}</span>{' '}
            {hasDraft ? (
              <span className="text-caution">Unsent reply</span>
            ) : (
              <span className="text-ink-faint">
                {isResolved ? 'Resolved' : <RelativeTime iso={first.createdAt} />}
              </span>
            )}
          </span>
          <UnreadDot count={unread} />
        </span>
        <span className="mt-1 line-clamp-2 break-words text-ink-soft">{toPreview(first.body)}</span>
        {answers > 0 && (
          <span className="mt-0.5 block text-ink-faint">{toCount(answers, 'reply', 'replies')}</span>
        )}
      </button>
    </article>
  );
}

/** The text of a comment without the marks for bold, strike and code. */
function toPreview(markdown: string): string {
  return markdown.slice(0, PREVIEW_LENGTH).replaceAll(/\*\*|__|~~|`/gu, '');
}

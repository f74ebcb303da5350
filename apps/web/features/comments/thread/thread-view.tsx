import { Check, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { cn } from '@/components/cn.ts';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import { useReturnFocus } from '@/components/overlays/use-return-focus.ts';
import { usePeople } from '@/features/people/people-provider.tsx';
import { useMay } from '@/features/projects/open-project.ts';
import { useComments } from '../store/comments-provider.tsx';
import { useMe } from '@/features/session/supabase-provider.tsx';
import { CommentItem } from './comment-item.tsx';
import { focusAfterRemoval } from './focus-after-removal.ts';
import { Composer } from '../composer/composer.tsx';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import type { Thread } from '../store/to-threads.ts';
import { useMarkRead } from './use-mark-read.ts';
import { readDraft, toReplyAbout } from '../composer/written-drafts.ts';
import { UnreadDot } from './unread-dot.tsx';

interface ThreadViewProps {
  thread: Thread;
  /** The comment that the page's address names, if any. */
  target: string | null;
  /** Whether the words of its passage still exist; undefined for a thread without a passage. */
  isPassageThere: boolean | undefined;
  onShowPassage: () => void;
  className?: string;
}

/** A thread: its passage, its comments, and the field for a reply. */
export function ThreadView({ thread, target, isPassageThere, onShowPassage, className }: ThreadViewProps) {
  const { markRead, resolve, reopen, reply } = useComments();
  const { people } = usePeople();
  const me = useMe();
  const about = toReplyAbout(thread.id);
  const [isReplying, setIsReplying] = useState(() => readDraft(me.id, about) !== undefined);
  // an unsent reply reappears without taking the focus
  const [takesFocus, setTakesFocus] = useState(false);
  const replyButton = useReturnFocus<HTMLButtonElement>(isReplying);
  const { root, replies, isResolved, unread, lastPosition } = thread;
  const ref = useMarkRead(unread > 0, () => void markRead(thread.id, lastPosition).then(showRefusal));
  const nameOf = (id: string | null) => people.get(id ?? '')?.displayName ?? 'someone';
  const mayComment = useMay('commenter');

  async function toggle(button: Element): Promise<void> {
    // a resolved thread may disappear
    const moveFocus = focusAfterRemoval(button);
    showRefusal(await (isResolved ? reopen(thread.id) : resolve(thread.id)));
    moveFocus();
  }

  return (
    <article
      ref={ref}
      id={`thread-${thread.id}`}
      data-thread
      tabIndex={-1}
      aria-label={root.anchor === null ? 'Thread' : `Thread on “${root.anchor.quote}”`}
      className={cn('scroll-mt-20 border-b border-rule py-4', isResolved && 'text-ink-soft', className)}
    >
      <div className="mb-2 flex items-start gap-2">
        <div className="min-w-0 flex-1">
          {root.anchor !== null &&
            (isPassageThere === false ? (
              <p className="text-sm text-ink-faint">
                <s className="line-clamp-2 font-serif">{root.anchor.quote}</s>
                Original text deleted
              </p>
            ) : (
              <button
                type="button"
                onClick={onShowPassage}
                className="line-clamp-2 border-l-2 border-caution pl-2.5 text-left font-serif text-sm text-ink-soft hover:text-ink"
              >
                {root.anchor.quote}
              </button>
            ))}
        </div>
        <UnreadDot count={unread} className="mt-1.5" />
        {mayComment && (
          <Button
            tone="quiet"
            size="icon"
            className="-my-1 size-8"
            disabled={root.version === 0}
            aria-label={isResolved ? 'Reopen the thread' : 'Resolve the thread'}
            title={isResolved ? 'Reopen' : 'Resolve'}
            onClick={(event) => void toggle(event.currentTarget)}
          >
            {isResolved ? <RotateCcw aria-hidden /> : <Check aria-hidden />}
          </Button>
        )}
      </div>
      {root.resolvedAt !== null && (
        <p className="mb-3 flex items-center gap-1.5 text-sm text-ink-faint">
          <Check aria-hidden className="size-4 shrink-0" />
          <span>
            Resolved by {nameOf(root.resolvedBy)}, <RelativeTime iso={root.resolvedAt} />
          </span>
        </p>
      )}
      <div className="space-y-4">
        {[root, ...replies].map((comment) => (
          <CommentItem key={comment.id} comment={comment} isTarget={comment.id === target} />
        ))}
      </div>
      {mayComment &&
        (isReplying ? (
          <div className="mt-3 pl-9.5">
            <Composer
              label="Reply"
              placeholder="Reply, @ to mention"
              submitLabel="Reply"
              takesFocus={takesFocus}
              about={about}
              submit={(written) => reply(thread.id, written)}
              onCancel={() => setIsReplying(false)}
              onDone={() => setIsReplying(false)}
            />
          </div>
        ) : (
          <Button
            ref={replyButton}
            tone="quiet"
            size="small"
            className="mt-2 ml-8"
            disabled={root.version === 0}
            onClick={() => {
              setTakesFocus(true);
              setIsReplying(true);
            }}
          >
            Reply
          </Button>
        ))}
    </article>
  );
}

import { useMemo, useState } from 'react';
import { Avatar } from '@/components/avatar.tsx';
import { cn } from '@/components/cn.ts';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import { usePeople } from '@/features/people/people-provider.tsx';
import { useMay, useOpenProject } from '@/features/projects/open-project.ts';
import { useComments } from '../store/comments-provider.tsx';
import { toPersonColor } from '@/features/people/collaborator.ts';
import { useMe } from '@/features/session/supabase-provider.tsx';
import type { Comment } from '../store/comment.ts';
import { CommentBody } from './comment-body.tsx';
import { CommentOptions } from './comment-options.tsx';
import { Composer } from '../composer/composer.tsx';
import { ReactionBar } from './reaction-bar.tsx';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import { readDraft } from '../composer/written-drafts.ts';

interface CommentItemProps {
  comment: Comment;
  /** Whether the page's address names this comment. */
  isTarget: boolean;
}

/** One comment with its author, time, text, menu and reactions. */
export function CommentItem({ comment, isTarget }: CommentItemProps) {
  const { people } = usePeople();
  const { edit, react } = useComments();
  const { role } = useOpenProject();
  const me = useMe();
  const about = `edit of ${comment.id}`;
  const [isEditing, setIsEditing] = useState(() => readDraft(me.id, about) !== undefined);
  const author = comment.authorId === null ? undefined : people.get(comment.authorId);
  const name = author?.displayName ?? 'Someone';
  const isMine = comment.authorId === me.id;
  const mayComment = useMay('commenter');
  const names = useMemo(
    () => comment.mentions.flatMap((id) => people.get(id)?.displayName ?? []),
    [comment.mentions, people],
  );

  if (comment.deletedAt !== null) {
    return <p className="text-sm text-ink-faint italic">This comment was deleted.</p>;
  }
  return (
    <article
      id={`comment-${comment.id}`}
      aria-label={`Comment by ${name}`}
      className={cn('group scroll-mt-20 rounded-md', isTarget && '-mx-2 bg-accent-soft/60 px-2 py-1.5')}
    >
      <header className="flex items-center gap-2.5">
        <Avatar name={name} className="size-7" color={toPersonColor(comment.authorId ?? '')} />
        <p className="min-w-0 flex-1 truncate text-sm">
          <span className="font-medium">{name}</span>{' '}
          <span className="text-ink-faint">
            {comment.version === 0 ? 'Sending…' : <RelativeTime iso={comment.createdAt} />}
            {comment.editedAt !== null && ' · edited'}
          </span>
        </p>
        <CommentOptions
          comment={comment}
          name={name}
          isEditing={isEditing}
          mayEdit={isMine && mayComment}
          mayDelete={isMine || role === 'owner'}
          onEdit={() => setIsEditing(true)}
        />
      </header>
      <div className="mt-1.5 pl-9.5">
        {isEditing ? (
          <Composer
            label="Edit the comment"
            placeholder=""
            submitLabel="Save"
            initial={comment.body}
            about={about}
            takesFocus
            submit={({ body, mentions }) => edit(comment.id, { body, mentions })}
            onCancel={() => setIsEditing(false)}
            onDone={() => setIsEditing(false)}
          />
        ) : (
          <>
            <CommentBody names={names}>{comment.body}</CommentBody>
            <div className="mt-1 -ml-1">
              <ReactionBar
                comment={comment}
                me={me.id}
                people={people}
                mayReact={mayComment && comment.version > 0}
                react={(emoji, reacted) => void react(comment.id, emoji, reacted).then(showRefusal)}
              />
            </div>
          </>
        )}
      </div>
    </article>
  );
}

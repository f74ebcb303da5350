import type { Comment } from './comment.ts';

/** A comment with what answers it. */
export interface Thread {
  id: string;
  /** What began it. Its body is empty if it was deleted and the thread goes on. */
  root: Comment;
  /** In order; deleted ones are left out. */
  replies: Comment[];
  isResolved: boolean;
  /** Comments of others that this person has not read. Nothing in a resolved thread counts. */
  unread: number;
  /** Of its newest comment, deleted or not. */
  lastPosition: number;
}

/** Groups comments into threads, oldest first. A thread of which nothing is left is none. */
export function toThreads(
  comments: readonly Comment[],
  { readUpTo, me }: { readUpTo: ReadonlyMap<string, number>; me: string },
): Thread[] {
  const byThread = Map.groupBy(comments, ({ threadId }) => threadId);
  return [...byThread].flatMap(([id, members]): Thread[] => {
    const root = members.find((comment) => comment.id === id);
    const standing = members.filter(({ deletedAt }) => deletedAt === null);
    if (!root || standing.length === 0) return [];
    const read = readUpTo.get(id) ?? 0;
    const isResolved = root.resolvedAt !== null;
    return [
      {
        id,
        root,
        replies: standing
          .filter((comment) => comment.id !== id)
          .toSorted((one, other) => one.position - other.position),
        isResolved,
        unread: isResolved
          ? 0
          : standing.filter(({ position, authorId }) => position > read && authorId !== me).length,
        lastPosition: Math.max(...members.map(({ position }) => position).filter(Number.isFinite), 0),
      },
    ];
  });
}

/** Whether this comment is in a thread. */
export function hasComment({ root, replies }: Thread, commentId: string | null): boolean {
  return root.id === commentId || replies.some(({ id }) => id === commentId);
}

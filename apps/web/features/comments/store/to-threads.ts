import type { Comment } from './comment.ts';

/** A comment with its replies. */
export interface Thread {
  id: string;
  /** Its first comment. The body is empty when that was deleted and replies remain. */
  root: Comment;
  /** In order, without deleted ones. */
  replies: Comment[];
  isResolved: boolean;
  /** How many comments of others the signed-in person has not read. 0 for a resolved thread. */
  unread: number;
  /** Position of its newest comment, deleted or not. */
  lastPosition: number;
}

/** Groups comments into threads, oldest first. A thread whose comments are all deleted is left out. */
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

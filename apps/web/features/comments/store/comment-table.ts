import type { Comment } from './comment.ts';

/** A change that is shown before the database has confirmed it. */
export type Draft = (comments: ReadonlyMap<string, Comment>) => ReadonlyMap<string, Comment>;

/**
 * The comments of a project as far as they are known: what the database said, by live changes and by reads that
 * overlap with them in any order, with one's own unconfirmed changes on top.
 */
export interface CommentTable {
  /** Takes a live change or the answer to one's own; an older state than the known one changes nothing. */
  put(comment: Comment): void;
  /** Takes a row out. */
  delete(id: string): void;
  /**
   * Begins a read of all rows. What arrives while it is under way wins over what it brings where it is newer, and
   * rows that it does not bring are gone unless they arrived meanwhile.
   */
  beginRead(): (rows: readonly Comment[]) => void;
  /** Shows a change at once. Returns what takes it back, to be called when the database has answered. */
  draft(change: Draft): () => void;
  /** Oldest first. The same array until something changes. */
  list(): readonly Comment[];
}

/** An empty table. `onChange` is called after each change. */
export function createCommentTable(onChange: () => void): CommentTable {
  const confirmed = new Map<string, Comment>();
  const drafts = new Set<Draft>();
  const reads = new Set<{ put: Set<string>; deleted: Set<string> }>();
  let listed: readonly Comment[] | null = null;

  function change(): void {
    listed = null;
    onChange();
  }

  function take(comment: Comment): void {
    const known = confirmed.get(comment.id);
    if (!known || known.version < comment.version) confirmed.set(comment.id, comment);
  }

  return {
    put(comment) {
      for (const read of reads) read.put.add(comment.id);
      take(comment);
      change();
    },
    delete(id) {
      for (const read of reads) read.deleted.add(id);
      confirmed.delete(id);
      change();
    },
    beginRead() {
      const read = { put: new Set<string>(), deleted: new Set<string>() };
      reads.add(read);
      return (rows) => {
        reads.delete(read);
        const present = new Set(rows.map(({ id }) => id));
        for (const id of confirmed.keys()) {
          if (!present.has(id) && !read.put.has(id)) confirmed.delete(id);
        }
        for (const row of rows) if (!read.deleted.has(row.id)) take(row);
        change();
      };
    },
    draft(make) {
      drafts.add(make);
      change();
      return () => {
        if (drafts.delete(make)) change();
      };
    },
    list() {
      if (listed) return listed;
      let shown: ReadonlyMap<string, Comment> = confirmed;
      for (const make of drafts) shown = make(shown);
      listed = [...shown.values()].toSorted(
        (one, other) => compare(one.createdAt, other.createdAt) || compare(one.id, other.id),
      );
      return listed;
    },
  };
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

import type { Comment } from './comment.ts';

/** A change that is shown before the database has confirmed it. */
export type Draft = (comments: ReadonlyMap<string, Comment>) => ReadonlyMap<string, Comment>;

/**
 * The known comments of a project: rows from live changes and from reads, which may overlap in any order, and on top of
 * them the person's own unconfirmed changes. `onChange` is called after each change.
 */
export function createCommentTable(onChange: () => void) {
  const confirmed = new Map<string, Comment>();
  const drafts = new Set<Draft>();
  const reads = new Set<{ put: Set<string>; deleted: Set<string> }>();
  let listed: readonly Comment[] | null = null;

  function change(): void {
    listed = null;
    onChange();
  }

  function keepNewer(comment: Comment): void {
    const known = confirmed.get(comment.id);
    if (!known || known.version < comment.version) confirmed.set(comment.id, comment);
  }

  return {
    /** Stores a row from a live change or from the answer to an own change, unless the known row is newer. */
    put(comment: Comment) {
      for (const read of reads) read.put.add(comment.id);
      keepNewer(comment);
      change();
    },
    delete(id: string) {
      for (const read of reads) read.deleted.add(id);
      confirmed.delete(id);
      change();
    },
    /**
     * Begins a read of all rows; call the returned function with the rows. A newer row that arrived meanwhile wins over
     * the one read, and known rows that were not read are removed unless they arrived meanwhile.
     */
    beginRead() {
      const read = { put: new Set<string>(), deleted: new Set<string>() };
      reads.add(read);
      return (rows: readonly Comment[]) => {
        reads.delete(read);
        const present = new Set(rows.map(({ id }) => id));
        for (const id of confirmed.keys()) {
          if (!present.has(id) && !read.put.has(id)) confirmed.delete(id);
        }
        for (const row of rows) if (!read.deleted.has(row.id)) keepNewer(row);
        change();
      };
    },
    /** Shows a change at once. Returns a function that removes it; call it when the database has answered. */
    draft(make: Draft) {
      drafts.add(make);
      change();
      return () => {
        if (drafts.delete(make)) change();
      };
    },
    /** All comments, oldest first. The same array until something changes. */
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

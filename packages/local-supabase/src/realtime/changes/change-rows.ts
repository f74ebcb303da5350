import { UNCHANGED, type Row } from '../replication/replication-message.ts';
import type { RowChange } from '../replication/row-change.ts';

/** The row after the change; what Postgres did not send because it has not changed comes from the old row if that is known. */
export function toCurrentRow({ row, old }: RowChange): Row {
  return old?.isFull
    ? row.map((value, index) => (value === UNCHANGED ? oldValue(old.row, index) : value))
    : row;
}

/**
 * The row before the change, `UNCHANGED` where it is not known: all of it under REPLICA IDENTITY FULL, else the
 * replica identity. An UPDATE that leaves that alone doesn't repeat it, so it is taken from the row as it is now.
 */
export function toPreviousRow({ relation, row, old, type }: RowChange, keyColumns: readonly string[]): Row {
  if (old?.isFull) return old.row;
  return relation.columns.map(({ name, isKey }, index) => {
    if (old) return isKey ? oldValue(old.row, index) : UNCHANGED;
    return type === 'UPDATE' && keyColumns.includes(name) ? (row[index] ?? null) : UNCHANGED;
  });
}

function oldValue(row: Row, index: number) {
  return row[index] ?? null;
}

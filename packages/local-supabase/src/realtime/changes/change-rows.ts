import { UNCHANGED, type Row, type RowChange } from '../replication/row-change.ts';

/** The row after the change. Values that Postgres did not send come from the old row if all of it is known. */
export function toCurrentRow({ row, old }: RowChange): Row {
  return old?.isFull
    ? row.map((value, index) => (value === UNCHANGED ? (old.row[index] ?? null) : value))
    : row;
}

/**
 * The row before the change: all of it under REPLICA IDENTITY FULL, else the replica identity, and `UNCHANGED` for the
 * other columns. Postgres sends no replica identity for an UPDATE that does not change it: the current row has it.
 */
export function toPreviousRow({ relation, row, old, type }: RowChange, keyColumns: readonly string[]): Row {
  if (old?.isFull) return old.row;
  return relation.columns.map(({ name, isKey }, index) => {
    if (old) return isKey ? (old.row[index] ?? null) : UNCHANGED;
    return type === 'UPDATE' && keyColumns.includes(name) ? (row[index] ?? null) : UNCHANGED;
  });
}

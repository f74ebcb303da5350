/** Stands for a large value that has not changed, which Postgres does not send. */
export const UNCHANGED = Symbol('unchanged');

/** A value in Postgres's text form. */
export type ColumnValue = string | null | typeof UNCHANGED;

/** The values of a row, in the order of the relation's columns. */
export type Row = ColumnValue[];

/** A table at the time of a change. */
export interface Relation {
  oid: number;
  schema: string;
  table: string;
  /** `isKey` marks the columns of the replica identity. */
  columns: { name: string; typeOid: number; isKey: boolean }[];
}

export type ChangeType = 'INSERT' | 'UPDATE' | 'DELETE';

/** One committed change of one row. */
export interface RowChange {
  /** The lower 32 bits of the transaction's number. */
  xid: number;
  /** In ISO 8601. */
  committedAt: string;
  relation: Relation;
  type: ChangeType;
  /** The row after the change; empty for a DELETE. */
  row: Row;
  /** The row before the change: all of it under REPLICA IDENTITY FULL, else the columns of the replica identity. */
  old: { row: Row; isFull: boolean } | undefined;
}

/** A column whose value is large and has not changed, so that Postgres doesn't send it. */
export const UNCHANGED = Symbol('unchanged');

/** A value in Postgres's text form. */
export type ColumnValue = string | null | typeof UNCHANGED;

/** A row, its values in the order of the relation's columns. */
export type Row = ColumnValue[];

export interface RelationColumn {
  name: string;
  typeOid: number;
  /** Part of the replica identity. */
  isKey: boolean;
}

/** A table as it was when the change was made. */
export interface Relation {
  oid: number;
  schema: string;
  table: string;
  columns: RelationColumn[];
}

/** What a row was before: all of it under REPLICA IDENTITY FULL, else the columns of the replica identity. */
export interface OldRow {
  row: Row;
  isFull: boolean;
}

/** The messages of pgoutput that matter here. */
export type ReplicationMessage =
  | { kind: 'begin'; xid: number; committedAt: Date }
  | { kind: 'relation'; relation: Relation }
  | { kind: 'insert'; relationOid: number; row: Row }
  | { kind: 'update'; relationOid: number; old: OldRow | undefined; row: Row }
  | { kind: 'delete'; relationOid: number; old: OldRow }
  | { kind: 'other' };

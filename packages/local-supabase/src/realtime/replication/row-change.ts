import type { OldRow, Relation, ReplicationMessage, Row } from './replication-message.ts';

export type ChangeType = 'INSERT' | 'UPDATE' | 'DELETE';

/** One committed change of one row. */
export interface RowChange {
  /** Of the transaction, in its 32 bits. */
  xid: number;
  /** In ISO 8601. */
  committedAt: string;
  relation: Relation;
  type: ChangeType;
  /** As it is now; empty for a DELETE. */
  row: Row;
  /** As it was before, as far as Postgres says. */
  old: OldRow | undefined;
}

/** Puts together what the messages of the stream say: which change, of which table, in which transaction. */
export function createChangeReader(): (message: ReplicationMessage) => RowChange | undefined {
  const relations = new Map<number, Relation>();
  let xid = 0;
  let committedAt = '';

  function toChange(relationOid: number, type: ChangeType, row: Row, old: OldRow | undefined): RowChange {
    const relation = relations.get(relationOid);
    if (!relation) throw new Error(`Postgres sent a change of a table it had not described: ${relationOid}`);
    return { xid, committedAt, relation, type, row, old };
  }

  return (message) => {
    switch (message.kind) {
      case 'begin':
        xid = message.xid;
        committedAt = message.committedAt.toISOString();
        return undefined;
      case 'relation':
        relations.set(message.relation.oid, message.relation);
        return undefined;
      case 'insert':
        return toChange(message.relationOid, 'INSERT', message.row, undefined);
      case 'update':
        return toChange(message.relationOid, 'UPDATE', message.row, message.old);
      case 'delete':
        return toChange(message.relationOid, 'DELETE', [], message.old);
      case 'other':
        return undefined;
    }
  };
}

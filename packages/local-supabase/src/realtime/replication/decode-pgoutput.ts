import {
  UNCHANGED,
  type ColumnValue,
  type OldRow,
  type Relation,
  type ReplicationMessage,
  type Row,
} from './replication-message.ts';

/** Milliseconds from 1970 to 2000, where Postgres begins to count. */
const POSTGRES_EPOCH_MS = 946_684_800_000n;

/**
 * Decodes one message of Postgres's output plugin `pgoutput`, protocol 1.
 * Source: "Logical Replication Message Formats" in the manual of Postgres.
 *
 * @throws RangeError if the message ends too early
 */
export function decodePgoutput(data: Buffer): ReplicationMessage {
  let offset = 1;

  const readByte = () => data.readUInt8((offset += 1) - 1);
  const readInt16 = () => data.readInt16BE((offset += 2) - 2);
  const readUint32 = () => data.readUInt32BE((offset += 4) - 4);
  const readInt64 = () => data.readBigInt64BE((offset += 8) - 8);
  const readLetter = () => String.fromCodePoint(readByte());
  const readText = (length: number) => data.toString('utf8', offset, (offset += length));
  const readName = () => {
    const name = readText(data.indexOf(0, offset) - offset);
    offset += 1;
    return name;
  };

  function readValue(): ColumnValue {
    const kind = readLetter();
    if (kind === 'n') return null;
    return kind === 'u' ? UNCHANGED : readText(readUint32());
  }

  function readRow(): Row {
    return Array.from({ length: readInt16() }, readValue);
  }

  function readOldRow(kind: string): OldRow {
    return { row: readRow(), isFull: kind === 'O' };
  }

  function readRelation(): Relation {
    const oid = readUint32();
    const schema = readName() || 'pg_catalog';
    const table = readName();
    readByte(); // the setting REPLICA IDENTITY, which each change shows by itself
    const columns = Array.from({ length: readInt16() }, () => {
      const isKey = readByte() === 1;
      const column = { name: readName(), typeOid: readUint32(), isKey };
      offset += 4; // type modifier
      return column;
    });
    return { oid, schema, table, columns };
  }

  switch (String.fromCodePoint(data.readUInt8(0))) {
    case 'B': {
      offset += 8; // position of the commit
      const committedAt = new Date(Number(readInt64() / 1000n + POSTGRES_EPOCH_MS));
      return { kind: 'begin', committedAt, xid: readUint32() };
    }
    case 'R':
      return { kind: 'relation', relation: readRelation() };
    case 'I': {
      const relationOid = readUint32();
      readLetter();
      return { kind: 'insert', relationOid, row: readRow() };
    }
    case 'U': {
      const relationOid = readUint32();
      const kind = readLetter();
      if (kind === 'N') return { kind: 'update', relationOid, old: undefined, row: readRow() };
      const old = readOldRow(kind);
      readLetter();
      return { kind: 'update', relationOid, old, row: readRow() };
    }
    case 'D': {
      const relationOid = readUint32();
      return { kind: 'delete', relationOid, old: readOldRow(readLetter()) };
    }
    default:
      return { kind: 'other' };
  }
}

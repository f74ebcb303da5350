import {
  UNCHANGED,
  type ChangeType,
  type ColumnValue,
  type Relation,
  type Row,
  type RowChange,
} from './row-change.ts';

/** Milliseconds from 1970 to 2000, where Postgres begins to count. */
const POSTGRES_EPOCH_MS = 946_684_800_000n;
const CHANGES: Partial<Record<string, ChangeType>> = { I: 'INSERT', U: 'UPDATE', D: 'DELETE' };

/**
 * Creates the decoder of one replication stream, which decodes its messages in their order. The decoder returns a
 * change for a message that has one, and throws a `RangeError` for a message that ends too early.
 *
 * @see https://www.postgresql.org/docs/17/protocol-logicalrep-message-formats.html (`pgoutput`, protocol 1)
 */
export function createChangeDecoder(): (data: Buffer) => RowChange | undefined {
  const relations = new Map<number, Relation>();
  let transaction = { xid: 0, committedAt: '' };

  function readChange(read: MessageReader, type: ChangeType): RowChange {
    const oid = read.uint32();
    const relation = relations.get(oid);
    if (!relation) throw new Error(`Postgres sent a change of a table that it had not described: ${oid}`);
    const kind = read.letter();
    if (kind === 'N') return { ...transaction, relation, type, row: read.row(), old: undefined };
    const old = { row: read.row(), isFull: kind === 'O' };
    if (type === 'DELETE') return { ...transaction, relation, type, row: [], old };
    read.letter();
    return { ...transaction, relation, type, row: read.row(), old };
  }

  return (data) => {
    const read = createMessageReader(data);
    const kind = read.letter();
    const type = CHANGES[kind];
    if (type) return readChange(read, type);
    if (kind === 'B') {
      read.int64(); // position of the commit
      const committedAt = new Date(Number(read.int64() / 1000n + POSTGRES_EPOCH_MS)).toISOString();
      transaction = { committedAt, xid: read.uint32() };
    } else if (kind === 'R') {
      const relation = read.relation();
      relations.set(relation.oid, relation);
    }
    return undefined;
  };
}

type MessageReader = ReturnType<typeof createMessageReader>;

/** Reads the parts of a message one after the other. */
function createMessageReader(data: Buffer) {
  let offset = 0;

  const byte = () => data.readUInt8((offset += 1) - 1);
  const int16 = () => data.readInt16BE((offset += 2) - 2);
  const uint32 = () => data.readUInt32BE((offset += 4) - 4);
  const int64 = () => data.readBigInt64BE((offset += 8) - 8);
  const letter = () => String.fromCodePoint(byte());
  const text = (length: number) => data.toString('utf8', offset, (offset += length));
  const name = () => {
    const read = text(data.indexOf(0, offset) - offset);
    offset += 1;
    return read;
  };

  function value(): ColumnValue {
    const kind = letter();
    if (kind === 'n') return null;
    return kind === 'u' ? UNCHANGED : text(uint32());
  }

  function column(): Relation['columns'][number] {
    const isKey = byte() === 1;
    const read = { name: name(), typeOid: uint32(), isKey };
    offset += 4; // type modifier
    return read;
  }

  return {
    uint32,
    int64,
    letter,
    row: (): Row => Array.from({ length: int16() }, value),
    relation(): Relation {
      const [oid, schema, table] = [uint32(), name() || 'pg_catalog', name()];
      byte(); // the setting REPLICA IDENTITY, which each change shows by itself
      return { oid, schema, table, columns: Array.from({ length: int16() }, column) };
    },
  };
}

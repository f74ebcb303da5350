import { getOrCreate } from '../get-or-create.ts';
import { UNCHANGED, type Row, type RowChange } from '../replication/row-change.ts';
import { encodeServerMessage, type ServerFrame } from '../wire/encode-server-frame.ts';
import type { ProtocolVersion } from '../wire/protocol-version.ts';
import { toCurrentRow, toPreviousRow } from './change-rows.ts';
import type { ColumnType } from './column-type.ts';
import type { JsonWriter } from './json-values.ts';
import type { TableFacts } from './table-facts.ts';

/** A change as some listeners may see it, encoded once for all of them. */
export interface ChangePayload {
  encode(version: ProtocolVersion, topic: string, bindingIds: readonly number[]): ServerFrame;
}

interface ChangeView {
  /** The columns that the listener's role may select. */
  selectable: ReadonlySet<string>;
  /** The columns it wants besides the key; `undefined` for all. */
  select: readonly string[] | undefined;
}

/** The long values of a row whose text has more bytes are left out. */
const MOST_BYTES = 1024 * 1024;
const LONG_VALUE_BYTES = 64;

/** The payload for listeners that may see the row. */
export function createChangePayload(
  change: RowChange,
  facts: TableFacts,
  { selectable, select }: ChangeView,
  types: ReadonlyMap<number, ColumnType>,
  writeJson: JsonWriter,
): ChangePayload {
  const { relation, type } = change;
  const key = facts.key.map(({ name }) => name);
  const isWanted = (name: string) =>
    selectable.has(name) && (!select || select.includes(name) || key.includes(name));
  const current = toCurrentRow(change);
  const previous = toPreviousRow(change, key);
  const isTooLarge = sizeOf(current) + sizeOf(change.old?.row ?? []) > MOST_BYTES;

  const columns = relation.columns
    .filter(({ name }) => isWanted(name))
    .map(
      ({ name, typeOid }) =>
        `{"name":${JSON.stringify(name)},"type":${JSON.stringify(types.get(typeOid)?.name ?? '')}}`,
    );

  function writeRow(row: Row, isIncluded: (name: string) => boolean): string {
    const fields = relation.columns.flatMap(({ name, typeOid }, index) => {
      const value = row[index] ?? null;
      const columnType = types.get(typeOid);
      if (value === UNCHANGED || !columnType || !isIncluded(name)) return [];
      if (isTooLarge && value !== null && Buffer.byteLength(value) > LONG_VALUE_BYTES) return [];
      return `${JSON.stringify(name)}:${writeJson(value, columnType)}`;
    });
    return `{${fields.join(',')}}`;
  }

  const parts = [...toHead(change), `"columns":[${columns.join(',')}]`];
  if (type !== 'DELETE') parts.push(`"record":${writeRow(current, isWanted)}`);
  if (type === 'UPDATE') parts.push(`"old_record":${writeRow(previous, isWanted)}`);
  if (type === 'DELETE') {
    // the policies cannot be asked about a row that is gone, so under row-level security listeners get its key only
    const isShown = (name: string) => isWanted(name) && (!facts.hasRowSecurity || key.includes(name));
    parts.push(`"old_record":${writeRow(previous, isShown)}`);
  }
  parts.push(`"errors":${isTooLarge ? '["Error 413: Payload Too Large"]' : 'null'}`);
  return createPayload(`{${parts.join(',')}}`);
}

/** The payload for listeners that may not see the row: that a change happened, and why the row is not shown. */
export function createErrorPayload(change: RowChange, error: string): ChangePayload {
  return createPayload(
    `{${[...toHead(change), `"columns":[]`, `"errors":[${JSON.stringify(error)}]`].join(',')}}`,
  );
}

function toHead({ relation, type, committedAt }: RowChange): string[] {
  return [
    `"schema":${JSON.stringify(relation.schema)}`,
    `"table":${JSON.stringify(relation.table)}`,
    `"type":"${type}"`,
    `"commit_timestamp":"${committedAt}"`,
  ];
}

function createPayload(data: string): ChangePayload {
  const frames = new Map<string, ServerFrame>();
  return {
    encode(version, topic, bindingIds) {
      const ids = bindingIds.join(',');
      const payload = `{"ids":[${ids}],"data":${data}}`;
      return getOrCreate(frames, `${version} ${ids} ${topic}`, () =>
        encodeServerMessage(version, { topic, event: 'postgres_changes', payload }),
      );
    },
  };
}

function sizeOf(row: Row): number {
  return row.reduce((sum, value) => sum + (typeof value === 'string' ? Buffer.byteLength(value) : 0), 0);
}
